package dev.paved.integrations.cdevents;

import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.events.cdevents.CdEvent;
import dev.paved.integrations.inbound.Condition;
import dev.paved.integrations.inbound.Notice;
import java.util.Optional;

/** Which of the events that CDEvents tell of the platform takes from others, and how often. */
final class CdEventNotices {
    private CdEventNotices() {}

    /** What {@code event} means; empty where the platform tells such things itself. */
    static Optional<Notice> of(CdEvent.Context context, PlatformEvent event) {
        return switch (event) {
            case ExternalDeployFinished ignored -> Optional.of(once(context, event, "ended"));
            case IncidentOpened ignored -> Optional.of(once(context, event, "opened"));
            case IncidentResolved ignored -> Optional.of(once(context, event, "resolved"));
            case TicketOpened ignored -> Optional.of(once(context, event, "opened"));
            case TicketClosed ignored -> Optional.of(once(context, event, "closed"));
            case ChangeEvent ignored ->
                Optional.of(Notice.of(context.source(), subject(event), new Condition.Always(), event));
            default -> Optional.empty();
        };
    }

    /** The aggregate that {@code event} happened to. */
    static String subject(PlatformEvent event) {
        return switch (event) {
            case ExternalDeployFinished deployed -> "deployment/" + deployed.deployment();
            case IncidentEvent incident -> "incident/" + incident.incident();
            case TicketEvent ticket -> "ticket/" + ticket.ticket();
            case ChangeEvent change -> "repository/" + change.repository();
            default -> event.key();
        };
    }

    /** Beginnings and ends come in any order: each is told once, and whoever counts puts them together. */
    private static Notice once(CdEvent.Context context, PlatformEvent event, String what) {
        String subject = subject(event);
        var condition = new Condition.Once(subject + "/" + what + "/" + context.source());
        return Notice.of(context.source(), subject, condition, event);
    }
}
