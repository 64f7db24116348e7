package dev.paved.deployer.status;

import dev.paved.deployer.hold.Holds;
import dev.paved.deployer.hold.RollbackHold;
import dev.paved.deployer.rollout.Cancellation;
import dev.paved.deployer.status.ServiceStatus.Failed;
import dev.paved.deployer.status.ServiceStatus.OffPath;
import dev.paved.deployer.status.ServiceStatus.Queued;
import dev.paved.deployer.status.ServiceStatus.Rollout;
import dev.paved.deployer.target.Health;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is where, in one query a page. */
@Singleton
class Overview {

    /**
     * s is what serves: what is desired, or what served before while that is still to take over. Failures in an
     * environment that ended since are nobody's business any more.
     */
    private static final String PAGE = """
            select t.service, t.environment, t.environment_type, t.health,
                   s.version, t.deployed_at, s.finished_at, s.requested_by,
                   r.id rollout, r.version rollout_version, r.operation, r.cancel_requested_by, r.cancel_requested_at,
                   f.id failed, f.version failed_version, f.cancel_requested_by failed_cancelled, f.reason,
                   f.finished_at failed_at,
                   case when s.kind = 'ROLLBACK' and s.phase = 'succeeded' and s.hold_ended_by is null then s.id end hold,
                   %s undone, s.because,
                   q.id queued, q.version queued_version, q.operation queued_operation, q.requested_by queued_by,
                   q.requested_at queued_at, q.cancel_requested_by queued_cancelled, q.cancel_requested_at queued_cancelled_at,
                   s.off_path_reason, s.off_path_until, s.off_path_until <= :now off_path_expired
              from target t
              left join deployment r on r.id = t.rollout
              left join deployment s on s.id = case
                   when t.deployment = t.rollout and (t.routed is distinct from t.deployment or t.routed_at is null)
                   then r.previous_deployment else t.deployment end
              left join lateral (
                   select d.* from deployment d
                    where d.service = t.service and d.environment = t.environment and d.phase = 'queued'
                    order by d.position desc limit 1) q on true
              left join lateral (
                   select d.* from deployment d
                    where d.service = t.service and d.environment = t.environment and d.phase = 'failed'
                      and d.superseded_by is null
                      and (s.position is null or d.position > s.position)
                      and not exists (select from known_environment e
                                       where e.name = d.environment and e.ended_at > d.requested_at)
                    order by d.position desc limit 1) f on true
             where (t.service, t.environment) > (:service, :environment)
               and (:only = '' or t.environment = :only)
               and (s.id is not null or r.id is not null or q.id is not null or f.id is not null)
             order by t.service, t.environment limit :limit""".formatted(Holds.undone("s"));

    private final Transactions transactions;
    private final InstantSource time;

    Overview(Transactions transactions, InstantSource time) {
        this.transactions = transactions;
        this.time = time;
    }

    /** Up to {@code limit} of what comes after {@code service} in {@code environment}; null stands for any. */
    List<Placed> after(String service, String environment, @Nullable String only, int limit) {
        return transactions
                .run(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("service", service)
                        .setParameter("environment", environment)
                        .setParameter("only", only == null ? "" : only)
                        .setParameter("limit", limit)
                        .setParameter("now", time.instant())
                        .getResultList())
                .stream()
                .map(line -> placed(new Line(line)))
                .toList();
    }

    /** The columns of a line of the query, in its order. */
    private record Line(Object[] columns) {

        @Nullable
        String text(int column) {
            return (String) columns[column];
        }

        String sure(int column) {
            return Objects.requireNonNull(text(column));
        }

        boolean isTrue(int column) {
            return Boolean.TRUE.equals(columns[column]);
        }

        @Nullable
        Instant time(int column) {
            return columns[column] == null ? null : ((OffsetDateTime) columns[column]).toInstant();
        }
    }

    private static Placed placed(Line line) {
        boolean serves = line.text(4) != null;
        Instant finished = line.time(6);
        return new Placed(
                line.sure(0),
                line.sure(1),
                EnvironmentType.valueOf(line.sure(2)),
                line.text(4),
                serves ? Health.valueOf(line.sure(3)) : Health.NONE,
                serves && finished == null ? line.time(5) : finished,
                line.text(7),
                line.text(8) == null ? null : inProgress(line),
                line.text(21) == null ? null : queued(line),
                line.text(13) == null ? null : lastFailure(line),
                line.text(18) == null ? null : hold(line),
                line.text(28) == null ? null : offPath(line));
    }

    private static OffPath offPath(Line line) {
        return new OffPath(line.sure(28), Objects.requireNonNull(line.time(29)), line.isTrue(30));
    }

    private static Rollout inProgress(Line line) {
        return new Rollout(line.sure(8), line.sure(9), line.sure(10), cancellation(line, 11), null);
    }

    private static Queued queued(Line line) {
        Instant since = Objects.requireNonNull(line.time(25));
        return new Queued(line.sure(21), line.sure(22), line.sure(23), line.sure(24), since, cancellation(line, 26));
    }

    private static @Nullable Cancellation cancellation(Line line, int column) {
        String by = line.text(column);
        Instant at = line.time(column + 1);
        return by == null || at == null ? null : new Cancellation(by, at);
    }

    private static RollbackHold hold(Line line) {
        Instant since = Objects.requireNonNull(line.time(6));
        return new RollbackHold(line.sure(18), line.sure(7), since, line.text(19), line.sure(4), line.text(20));
    }

    private static Failed lastFailure(Line line) {
        String status = line.text(15) == null ? "failed" : "cancelled";
        return new Failed(line.sure(13), line.sure(14), status, line.text(16), line.time(17));
    }
}
