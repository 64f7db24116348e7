package dev.paved.integrations.cdevents;

import dev.paved.events.ChangeEvent;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
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
            case PullRequestOpened opened -> Optional.of(always(context, untrusted(opened)));
            case PullRequestUpdated updated -> Optional.of(always(context, untrusted(updated)));
            case ChangeEvent ignored -> Optional.of(always(context, event));
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

    private static Notice always(CdEvent.Context context, PlatformEvent event) {
        return Notice.of(context.source(), subject(event), new Condition.Always(), event);
    }

    /** Whoever sends CDEvents doesn't vouch for what is in a branch: it is shown as what comes from a fork is. */
    private static PullRequestOpened untrusted(PullRequestOpened told) {
        return new PullRequestOpened(
                told.repository(),
                told.service(),
                told.number(),
                told.title(),
                told.branch(),
                told.head(),
                true,
                told.openedAt(),
                told.reopenedAt(),
                told.labels());
    }

    private static PullRequestUpdated untrusted(PullRequestUpdated told) {
        return new PullRequestUpdated(
                told.repository(),
                told.service(),
                told.number(),
                told.branch(),
                told.head(),
                told.updatedAt(),
                true,
                told.labels());
    }

    /** Beginnings and ends come in any order: each is told once, and whoever counts puts them together. */
    private static Notice once(CdEvent.Context context, PlatformEvent event, String what) {
        String subject = subject(event);
        var condition = new Condition.Once(subject + "/" + what + "/" + context.source());
        return Notice.of(context.source(), subject, condition, event);
    }
}
