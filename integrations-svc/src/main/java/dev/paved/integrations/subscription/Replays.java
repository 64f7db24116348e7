package dev.paved.integrations.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.request.Fields;
import dev.paved.integrations.team.Member;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.time.Ttl;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Sends what happened since some time again: asked for here, and done by {@link ReplayReconciler}. */
@Singleton
class Replays {

    static final String KIND = "subscription.replay";

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String RULE =
            "must be a time that is over, such as 2026-01-31T08:00:00Z, or how long ago, such as 2h";

    private final Subscriptions subscriptions;
    private final Operations operations;
    private final Reconcilers reconcilers;
    private final InstantSource time;

    Replays(Subscriptions subscriptions, Operations operations, Reconcilers reconcilers, InstantSource time) {
        this.subscriptions = subscriptions;
        this.operations = operations;
        this.reconcilers = reconcilers;
        this.time = time;
    }

    /** Reads {@code {from}}, and begins with the events of then. */
    Work begin(String id, @Nullable JsonNode body, Member member) {
        Instant now = time.instant();
        Instant from = from(body, now);
        return new Work(
                (session, cause) -> begun(session, id, member, from, now, cause),
                () -> reconcilers.wake(ReplayReconciler.NAME, id));
    }

    private Uni<Acceptance> begun(
            Mutiny.Session session, String id, Member member, Instant from, Instant now, Cause cause) {
        return subscriptions.locked(session, id, member).chain(row -> {
            SubscriptionCommands.requireEnabled(row);
            if (row.replayOperation != null) {
                throw new RefusedException(new SubscriptionRefusal.Replaying(id, row.replayOperation));
            }
            return operations
                    .open(session, KIND, "subscription/" + id, cause.actor(), LIMIT)
                    .call(operation -> {
                        row.replayOperation = operation.id();
                        row.replayFrom = from;
                        row.replayUntil = now;
                        row.replayCursor = null;
                        row.replayEvents = 0;
                        return session.flush();
                    })
                    .map(Acceptance::begun);
        });
    }

    private static Instant from(@Nullable JsonNode body, Instant now) {
        Fields fields = Fields.of(body, "from");
        Optional<Instant> from = fields.text("from").flatMap(text -> moment(text, now));
        if (from.filter(it -> it.isBefore(now) && it.isAfter(Instant.EPOCH)).isEmpty() && !fields.isWrong("from")) {
            fields.wrong("from", RULE);
        }
        fields.check();
        return from.orElseThrow();
    }

    private static Optional<Instant> moment(String text, Instant now) {
        try {
            return Optional.of(Ttl.parse(text)
                    .map(now::minus)
                    .orElseGet(() -> OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
