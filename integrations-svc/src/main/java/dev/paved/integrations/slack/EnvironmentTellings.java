package dev.paved.integrations.slack;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How environments are told: each has one message from its request on, and so has each drift. */
record EnvironmentTellings(EventEnvelope envelope) {

    private static final String UNTIL = "Until";

    Telling of(EnvironmentEvent event) {
        return switch (event) {
            case EnvironmentRequested it ->
                first(
                        it,
                        card(
                                it,
                                Mark.WAITING,
                                "requested",
                                null,
                                type(it.type()).with("Owner", it.owner()).with(UNTIL, it.expiresAt()),
                                null));
            case EnvironmentReady it -> next(it, card(it, Mark.GOOD, "ready", null, type(it.type()), it.url()));
            case PreviewReady it ->
                next(
                        it,
                        card(
                                it,
                                Mark.GOOD,
                                "shows #" + it.number(),
                                null,
                                type(EnvironmentType.PREVIEW)
                                        .with("Pull request", it.repository() + "#" + it.number())
                                        .commit(it.head()),
                                it.url()));
            case EnvironmentFailed it -> next(it, card(it, Mark.BAD, "failed", it.reason(), type(it.type()), null));
            case EnvironmentExtended it ->
                next(
                        it,
                        card(
                                it,
                                Mark.GOOD,
                                "stays for longer",
                                null,
                                type(it.type()).with(UNTIL, it.expiresAt()),
                                null));
            case EnvironmentExpiring it ->
                next(
                        it,
                        card(
                                it,
                                Mark.ATTENTION,
                                "ends soon",
                                "To keep it: platform env extend " + it.environment() + " --ttl DURATION",
                                type(it.type()).with("Owner", it.owner()).with(UNTIL, it.expiresAt()),
                                null));
            case EnvironmentExpired it ->
                next(
                        it,
                        card(
                                it,
                                Mark.OVER,
                                "its time is over",
                                null,
                                type(it.type()).with(UNTIL, it.expiresAt()),
                                null));
            case EnvironmentDestroyed it -> next(it, card(it, Mark.OVER, "gone", it.reason(), type(it.type()), null));
            case DatabaseProvisioned it ->
                Telling.alone(card(
                        it,
                        Mark.GOOD,
                        "the database " + it.database() + " is ready",
                        null,
                        new Facts()
                                .with("Service", it.service())
                                .with("Engine", it.engine())
                                .with("Size", it.size()),
                        null));
            case DriftDetected it ->
                Telling.first(
                        drift(it, it.resource(), it.field()),
                        card(
                                it,
                                Mark.ATTENTION,
                                it.resource() + " is not as declared",
                                "To see what differs: platform env drift " + it.environment(),
                                new Facts()
                                        .with("Field", it.field())
                                        .with("Declared", it.desired() == null ? "nothing" : it.desired())
                                        .with("Found", it.actual() == null ? "nothing" : it.actual())
                                        .with("Changed by", it.changedBy())
                                        .with("Since", it.since()),
                                null));
            case DriftResolved it ->
                Telling.of(
                        drift(it, it.resource(), it.field()),
                        card(
                                it,
                                Mark.GOOD,
                                it.resource() + " differs no more: " + it.resolution(),
                                null,
                                new Facts().with("Field", it.field()),
                                null));
        };
    }

    private Telling first(EnvironmentEvent event, Card card) {
        return Telling.first(thread(event), card);
    }

    private Telling next(EnvironmentEvent event, Card card) {
        return Telling.of(thread(event), card);
    }

    private static String thread(EnvironmentEvent event) {
        return "environment/" + event.environment();
    }

    private static String drift(EnvironmentEvent event, String resource, String field) {
        return "drift/" + event.environment() + "/" + resource + "/" + field;
    }

    private static Facts type(EnvironmentType type) {
        return new Facts().with("Type", type.name().toLowerCase(Locale.ROOT));
    }

    private Card card(
            EnvironmentEvent event,
            Mark mark,
            String state,
            @Nullable String detail,
            Facts facts,
            @Nullable String url) {
        return new Card(
                mark,
                "Environment " + event.environment() + ": " + state,
                facts.with(Card.BY, envelope.actor()).map(),
                detail,
                url,
                envelope.time(),
                Moment.of(envelope));
    }
}
