package dev.paved.integrations.slack;

import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.TicketEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import org.jspecify.annotations.Nullable;

/** How incidents and tickets are told, which have one message each, and what users say. */
record SupportTellings(EventEnvelope envelope) {

    private static final String WHAT = "What";

    Telling of(IncidentEvent event) {
        String thread = "incident/" + event.incident();
        String who = event.service() == null ? "" : " in " + event.service();
        Facts facts = new Facts();
        return switch (event) {
            case IncidentOpened it ->
                Telling.of(
                        thread,
                        card(
                                Mark.BAD,
                                "Incident" + who + ": " + it.title(),
                                facts.with(WHAT, it.title())
                                        .with("Service", it.service())
                                        .with("Environment", it.environment())
                                        .with("Severity", it.severity())
                                        .with("Began", it.openedAt())
                                        .with("Since version", it.causeVersion())));
            case IncidentResolved it ->
                Telling.of(
                        thread,
                        card(
                                Mark.GOOD,
                                "Incident" + who + ": resolved",
                                facts.with("Service", it.service())
                                        .with("Environment", it.environment())
                                        .with("Ended", it.resolvedAt())));
        };
    }

    Telling of(TicketEvent event) {
        String thread = "ticket/" + event.ticket();
        return switch (event) {
            case TicketOpened it ->
                Telling.of(
                        thread,
                        card(
                                Mark.WAITING,
                                "Ticket: " + it.title(),
                                new Facts()
                                        .with(WHAT, it.title())
                                        .with("Team", it.team())
                                        .with("Category", it.category())
                                        .with("Opened", it.openedAt())));
            case TicketClosed it ->
                Telling.of(
                        thread,
                        card(
                                Mark.GOOD,
                                "Ticket " + it.ticket() + ": closed",
                                new Facts().with("Team", it.team()).with("Closed", it.closedAt())));
        };
    }

    Telling of(FeedbackEvent event) {
        return switch (event) {
            case FeedbackGiven it ->
                Telling.alone(card(
                        Mark.NEWS,
                        "Feedback: " + it.score() + " of 10",
                        it.comment(),
                        new Facts().with("Team", it.team())));
        };
    }

    private Card card(Mark mark, String title, Facts facts) {
        return card(mark, title, null, facts.with("Told by", envelope.actor()));
    }

    private Card card(Mark mark, String title, @Nullable String detail, Facts facts) {
        return new Card(mark, title, facts.map(), detail, null, envelope.time(), Moment.of(envelope));
    }
}
