package dev.paved.integrations.subscription;

import dev.paved.integrations.subscription.AttemptLog.Entry;
import dev.paved.integrations.subscription.Deliveries.Ending;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Writes down what came of an attempt, and what it means for the delivery and its subscription. */
@Singleton
class AttemptRecorder {

    private static final Logger LOG = Logger.getLogger(AttemptRecorder.class);

    private final RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());
    private final Deliveries deliveries;
    private final AttemptLog log;
    private final Duration patience;

    AttemptRecorder(Deliveries deliveries, AttemptLog log, SubscriptionConfig config) {
        this.deliveries = deliveries;
        this.log = log;
        this.patience = config.patience();
    }

    /**
     * Nothing is written of what another instance has by now.
     *
     * @param rows the subscriptions that {@code sent} went to, locked, by id
     * @return what is still to be written down, since another transaction has its delivery locked
     */
    Uni<List<Sent>> record(Mutiny.Session session, Map<String, SubscriptionEntity> rows, List<Sent> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().item(List.of())
                : deliveries
                        .claims(session, sent)
                        .chain(claims ->
                                record(session, rows, sent, claims.failures()).replaceWith(claims.held()));
    }

    private Uni<Void> record(
            Mutiny.Session session,
            Map<String, SubscriptionEntity> rows,
            List<Sent> sent,
            Map<Sent, Integer> failures) {
        List<Entry> entries = new ArrayList<>();
        List<Ending> endings = new ArrayList<>();
        Map<String, Duration> waits = new HashMap<>();
        for (Sent one : sent) {
            SubscriptionEntity row = rows.get(one.subscription());
            Integer before = failures.get(one);
            if (row != null && before != null) {
                entries.add(new Entry(one.subscription(), one.event(), one.attempt()));
                endings.add(ending(row, one, before));
                one.attempt().asked().ifPresent(wait -> waits.merge(row.id, wait, AttemptRecorder::longer));
            }
        }
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.append(session, entries)
                        .chain(() -> deliveries.end(session, endings))
                        .chain(session::flush)
                        .chain(() -> deliveries.hold(session, waits));
    }

    private Ending ending(SubscriptionEntity row, Sent sent, int failures) {
        Attempt attempt = sent.attempt();
        return switch (attempt.verdict()) {
            case DELIVERED -> {
                row.healthy();
                yield new Ending(row.id, sent.event(), "delivered", 0, Duration.ZERO);
            }
            case LIMITED -> {
                Duration wait = attempt.asked().orElseThrow();
                yield new Ending(row.id, sent.event(), "pending", failures, wait);
            }
            case UNDELIVERABLE -> new Ending(row.id, sent.event(), "dead", failures + 1, Duration.ZERO);
            case FAILED, CLOSED -> failed(row, sent, failures + 1);
        };
    }

    private Ending failed(SubscriptionEntity row, Sent sent, int failures) {
        Attempt attempt = sent.attempt();
        Instant now = attempt.at().plus(attempt.took());
        Optional<Duration> wait = schedule.after(failures);
        if (row.failingSince == null) {
            row.failingSince = now;
        }
        row.exhausted |= wait.isEmpty();
        if (attempt.verdict() == Verdict.CLOSED) {
            disable(row, why(row, attempt));
        } else if (row.exhausted && !now.isBefore(row.failingSince.plus(patience))) {
            disable(row, "Nothing but failures since " + row.failingSince + ".");
        }
        return wait.map(pause ->
                        attempt.asked().map(asked -> longer(pause, asked)).orElse(pause))
                .map(pause -> new Ending(row.id, sent.event(), "pending", failures, pause))
                .orElseGet(() -> new Ending(row.id, sent.event(), "dead", failures, Duration.ZERO));
    }

    private static String why(SubscriptionEntity row, Attempt attempt) {
        return switch (row.target()) {
            case Target.ToUrl ignored -> "The receiver answered 410 Gone: it wants no more events.";
            case Target.ToSlack ignored ->
                attempt.excerpt() + " Then resume it, or delete it and subscribe another channel.";
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void disable(SubscriptionEntity row, String why) {
        if (row.status() != SubscriptionStatus.DISABLED) {
            row.disable(why);
            LOG.warnf("subscription=%s team=%s disabled: %s", row.id, row.team, why);
        }
    }
}
