package dev.paved.integrations.slack;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EventEnvelope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How rollouts are told: each has one message. */
record DeploymentTellings(EventEnvelope envelope) {

    Telling of(DeploymentEvent event) {
        Facts facts = facts(event);
        return switch (event) {
            case DeployRequested it ->
                telling(
                        it,
                        Mark.WAITING,
                        "requested",
                        null,
                        facts.with("Kind", kind(it.kind())).with("Because", it.because()));
            case DeployApproved it ->
                telling(it, Mark.WAITING, "approved", null, facts.with("Approved by", it.approver()))
                        .saying("Approved by " + it.approver());
            case DeployStarted it -> telling(it, Mark.GOING, "rolling out", null, facts);
            case DeployProgressed it ->
                telling(it, Mark.GOING, "rolling out", null, facts.with("Requests", it.weight() + " %"))
                        .saying(progress(it));
            case DeploySucceeded it ->
                telling(
                        it,
                        Mark.GOOD,
                        "serves",
                        null,
                        facts.with("Requests", "100 %")
                                .with("Kind", kind(it.kind()))
                                .with("Because", it.because())
                                .with("Instead of", it.previousVersion())
                                .took(it.startedAt(), it.finishedAt()),
                        it.url());
            case DeployFailed it ->
                telling(
                        it,
                        Mark.BAD,
                        "failed",
                        it.reason(),
                        facts.with("Kind", kind(it.kind()))
                                .with("Requests", "0 %")
                                .with("Users met it", it.reachedUsers() ? "yes" : "no")
                                .took(it.startedAt(), it.finishedAt()));
            case DeployRolledBack it ->
                telling(
                        it,
                        Mark.BAD,
                        "rolled back to " + it.toVersion() + (it.automatic() ? " by the platform" : ""),
                        null,
                        facts.with("Requests", "0 %").with("Serves now", it.toVersion()));
            case OffPathDeployExpired it ->
                telling(it, Mark.ATTENTION, "is off the path for longer than it may be", it.reason(), facts);
            case ExternalDeployFinished it ->
                telling(
                        it,
                        it.succeeded() ? Mark.GOOD : Mark.BAD,
                        (it.succeeded() ? "serves" : "failed") + ", deployed off the platform",
                        null,
                        facts.with("Told by", it.reporter()).took(it.startedAt(), it.finishedAt()));
        };
    }

    private Facts facts(DeploymentEvent event) {
        return new Facts()
                .with("Service", event.service())
                .with("Environment", event.environment())
                .with("Version", event.version())
                .commit(event.commit())
                .with(Card.BY, envelope.actor());
    }

    private Telling telling(DeploymentEvent event, Mark mark, String state, @Nullable String detail, Facts facts) {
        return telling(event, mark, state, detail, facts, null);
    }

    private Telling telling(
            DeploymentEvent event,
            Mark mark,
            String state,
            @Nullable String detail,
            Facts facts,
            @Nullable String url) {
        return Telling.of(
                "deployment/" + event.deployment(),
                new Card(
                        mark,
                        "%s %s in %s: %s".formatted(event.service(), event.version(), event.environment(), state),
                        facts.map(),
                        detail,
                        url,
                        envelope.time(),
                        Moment.of(envelope)));
    }

    private static String progress(DeployProgressed it) {
        String step = "%s: %d %% of the requests".formatted(it.step(), it.weight());
        return it.message() == null ? step : step + ". " + it.message();
    }

    private static @Nullable String kind(DeploymentKind kind) {
        return kind == DeploymentKind.ROLLBACK || kind == DeploymentKind.HOTFIX
                ? kind.name().toLowerCase(Locale.ROOT)
                : null;
    }
}
