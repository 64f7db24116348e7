package dev.paved.integrations.subscription;

import dev.paved.integrations.subscription.Deliveries.Ending;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Nothing is written where another instance has the delivery by now, or the subscription is gone. */
    Uni<Void> record(Mutiny.Session session, String subscription, UUID event, UUID claim, Attempt attempt) {
        return session.find(SubscriptionEntity.class, subscription, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : deliveries
                                .failures(session, subscription, event, claim)
                                .chain(found -> record(session, row, event, found, attempt)));
    }

    private Uni<Void> record(
            Mutiny.Session session, SubscriptionEntity row, UUID event, List<Integer> found, Attempt attempt) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Ending ending = ending(row, found.getFirst(), attempt);
        return log.append(session, row.id, event, attempt)
                .chain(() -> deliveries.end(session, row.id, event, ending))
                .chain(session::flush);
    }

    private Ending ending(SubscriptionEntity row, int failures, Attempt attempt) {
        return switch (attempt.verdict()) {
            case DELIVERED -> {
                row.healthy();
                yield new Ending("delivered", 0, Duration.ZERO);
            }
            case LIMITED -> {
                Duration wait = attempt.asked().orElseThrow();
                row.notBefore = attempt.at().plus(attempt.took()).plus(wait);
                yield new Ending("pending", failures, wait);
            }
            case UNDELIVERABLE -> new Ending("dead", failures + 1, Duration.ZERO);
            case FAILED, CLOSED -> failed(row, failures + 1, attempt);
        };
    }

    private Ending failed(SubscriptionEntity row, int failures, Attempt attempt) {
        Instant now = attempt.at().plus(attempt.took());
        Optional<Duration> wait = schedule.after(failures);
        if (row.failingSince == null) {
            row.failingSince = now;
        }
        attempt.asked().ifPresent(asked -> row.notBefore = now.plus(asked));
        row.exhausted |= wait.isEmpty();
        if (attempt.verdict() == Verdict.CLOSED) {
            disable(row, why(row, attempt));
        } else if (row.exhausted && !now.isBefore(row.failingSince.plus(patience))) {
            disable(row, "Nothing but failures since " + row.failingSince + ".");
        }
        return wait.map(pause -> new Ending("pending", failures, longer(pause, attempt.asked())))
                .orElseGet(() -> new Ending("dead", failures, Duration.ZERO));
    }

    private static String why(SubscriptionEntity row, Attempt attempt) {
        return switch (row.target()) {
            case Target.ToUrl ignored -> "The receiver answered 410 Gone: it wants no more events.";
            case Target.ToSlack ignored -> attempt.excerpt();
        };
    }

    private static Duration longer(Duration pause, Optional<Duration> asked) {
        return asked.filter(wait -> wait.compareTo(pause) > 0).orElse(pause);
    }

    private static void disable(SubscriptionEntity row, String why) {
        if (row.status() != SubscriptionStatus.DISABLED) {
            row.disable(why);
            LOG.warnf("subscription=%s team=%s disabled: %s", row.id, row.team, why);
        }
    }
}
