package dev.paved.deployer.target;

import dev.paved.deployer.environment.EnvironmentEnd;
import dev.paved.deployer.target.Beside.Held;
import dev.paved.deployer.target.Beside.Share;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows of targets. What a rollout does to one happens in the rollout's transaction. */
@Singleton
public class Targets implements EnvironmentEnd {

    /** The name of the reconciler that keeps targets, to wake it by. */
    public static final String RECONCILER = "target";

    private final Transactions transactions;

    Targets(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The target of {@code service} in {@code environment}; nothing when it was never deployed there. */
    public Optional<Target> find(String service, String environment) {
        return find(Target.id(service, environment));
    }

    /** The same, in the transaction of {@code session} and without keeping others from changing it. */
    public Uni<Optional<Target>> find(Mutiny.Session session, String service, String environment) {
        return session.find(TargetEntity.class, Target.id(service, environment))
                .map(row -> Optional.ofNullable(row).map(TargetEntity::read));
    }

    /** Every target of {@code service}, by environment. */
    public List<Target> of(String service) {
        return transactions
                .run(session -> session.createQuery(
                                "from TargetEntity where service = :service order by environment", TargetEntity.class)
                        .setParameter("service", service)
                        .getResultList())
                .stream()
                .map(TargetEntity::read)
                .toList();
    }

    /** The target, made if it is not there; nobody else changes it before this transaction ends. */
    public Uni<Target> claim(Mutiny.Session session, String service, String environment, EnvironmentType type) {
        TargetEntity fresh = TargetEntity.of(service, environment, type);
        return session.createNativeQuery("""
                        insert into target (id, service, environment, environment_type, health, restarts)
                        values (:id, :service, :environment, :type, 'NONE', 0) on conflict do nothing""")
                .setParameter("id", fresh.id)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setParameter("type", type.name())
                .executeUpdate()
                .chain(() -> locked(session, fresh.id))
                .invoke(row -> row.type = type)
                .map(TargetEntity::read);
    }

    /** Leaves the instance of {@code deployment} to its rollout. */
    public Uni<Void> beginRollout(Mutiny.Session session, String target, String deployment) {
        return locked(session, target).invoke(row -> row.rollout = deployment).chain(() -> session.flush());
    }

    /** Ends the rollout that was going on; from now on the desired deployment is kept running. */
    public Uni<Void> endRollout(Mutiny.Session session, String target, String deployment) {
        return locked(session, target)
                .invoke(row -> row.rollout = deployment.equals(row.rollout) ? null : row.rollout)
                .chain(() -> session.flush());
    }

    /**
     * Makes {@code desired} what should run, or nothing; where requests go has to be seen anew. The answer is the target
     * as it was.
     */
    public Uni<Target> desire(Mutiny.Session session, String target, Optional<Desired> desired) {
        return locked(session, target).chain(row -> {
            Target before = row.read();
            row.deployment = desired.map(Desired::deployment).orElse(null);
            row.version = desired.map(Desired::version).orElse(null);
            row.commit = desired.map(Desired::commit).orElse(null);
            row.repository = desired.map(Desired::repository).orElse(null);
            row.deployedAt = desired.map(Desired::deployedAt).orElse(null);
            row.deployedBy = desired.map(Desired::deployedBy).orElse(null);
            row.routedAt = null;
            row.shareDeployment = null;
            row.shareWeight = null;
            row.heldDeployment = null;
            row.heldUntil = null;
            row.restarts = 0;
            row.retryAt = null;
            row.variablesRefused = null;
            row.variablesTrouble = null;
            return session.flush().replaceWith(before);
        });
    }

    /** Gives {@code share} of the requests to what is not desired; where requests go has to be seen anew. */
    public Uni<Void> share(Mutiny.Session session, String target, Share share) {
        return locked(session, target)
                .invoke(row -> {
                    row.shareDeployment = share.deployment();
                    row.shareWeight = share.weight();
                    row.routedAt = null;
                })
                .chain(() -> session.flush());
    }

    /** Gives all requests to what is desired; where they go has to be seen anew if they did not. */
    public Uni<Void> unshare(Mutiny.Session session, String target) {
        return locked(session, target)
                .invoke(row -> {
                    row.routedAt = row.shareDeployment == null ? row.routedAt : null;
                    row.shareDeployment = null;
                    row.shareWeight = null;
                })
                .chain(() -> session.flush());
    }

    /** Lets what is held run on without requests, beside what is desired. */
    public Uni<Void> hold(Mutiny.Session session, String target, Held held) {
        return locked(session, target)
                .invoke(row -> {
                    row.heldDeployment = held.deployment();
                    row.heldUntil = held.until();
                })
                .chain(() -> session.flush());
    }

    /** Remembers that the router shares requests as {@code seen} says, if that is what is still desired. */
    Uni<Void> routed(Mutiny.Session session, Target seen, String deployment, Instant at) {
        return locked(session, seen.id())
                .chain(row ->
                        isNews(row, seen) ? Uni.createFrom().voidItem() : routed(session, seen.id(), deployment, at));
    }

    private static boolean isNews(TargetEntity row, Target seen) {
        return !Objects.equals(Beside.of(row).share(), seen.beside().share());
    }

    /** Remembers that the router sends all requests to {@code deployment}, or nowhere, if that is what is desired. */
    public Uni<Void> routed(Mutiny.Session session, String target, @Nullable String deployment, Instant at) {
        return locked(session, target)
                .invoke(row -> {
                    boolean news = !Objects.equals(row.routed, deployment) || row.routedAt == null;
                    if (Objects.equals(row.deployment, deployment) && news) {
                        row.routed = deployment;
                        row.routedAt = at;
                    }
                })
                .chain(() -> session.flush());
    }

    /**
     * Remembers that the router is about to be told to send requests to {@code deployment} as {@code seen} says; false, and
     * it must not be told, when something else is desired.
     */
    Uni<Boolean> routing(Mutiny.Session session, Target seen, String deployment) {
        return locked(session, seen.id()).chain(row -> {
            boolean desired = deployment.equals(row.deployment) && !isNews(row, seen);
            if (desired) {
                row.routed = deployment;
                row.routedAt = null;
            }
            return session.flush().replaceWith(desired);
        });
    }

    /** The target within a transaction. */
    public Uni<Target> locked(Mutiny.Session session, String service, String environment) {
        return locked(session, Target.id(service, environment)).map(TargetEntity::read);
    }

    /** Nothing is desired any more in an environment that ended, but what was asked for since. */
    @Override
    public Uni<Void> ended(Mutiny.Session session, String environment, Instant at) {
        return session.createNativeQuery("""
                        update target set deployment = null, version = null, commit_id = null, repository = null,
                               deployed_at = null, deployed_by = null
                         where environment = :environment
                           and deployment in (select id from deployment where requested_at < :at)""")
                .setParameter("environment", environment)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    Optional<Target> find(String id) {
        return transactions
                .run(session -> session.find(TargetEntity.class, id).map(Optional::ofNullable))
                .map(TargetEntity::read);
    }

    /** Those that something is to be seen of. */
    Uni<List<String>> inUse(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select id from target where deployment is not null or rollout is not null
                            or routed is not null or health <> 'NONE'""", String.class).getResultList();
    }

    Uni<Void> observed(Mutiny.Session session, Target seen, Observed observed) {
        return locked(session, seen.id())
                .invoke(row -> {
                    row.health = observed.health();
                    row.pid = observed.pid();
                    row.port = observed.port();
                    row.message = observed.message();
                })
                .chain(() -> session.flush());
    }

    Uni<Void> restarts(Mutiny.Session session, Target seen, int count, Optional<Instant> retryAt) {
        return locked(session, seen.id())
                .invoke(row -> {
                    row.restarts = count;
                    row.retryAt = retryAt.orElse(null);
                })
                .chain(() -> session.flush());
    }

    /** Remembers what was seen of {@code seen}; what was told since stays due. */
    Uni<Void> renewing(Mutiny.Session session, Target seen, Renewing renewing) {
        return locked(session, seen.id())
                .invoke(row -> {
                    row.variablesSeen = renewing.seen();
                    row.variablesCheckedAt = renewing.checkedAt();
                    row.variablesRefused = renewing.refused();
                    row.variablesTrouble = renewing.trouble();
                })
                .chain(() -> session.flush());
    }

    private static Uni<TargetEntity> locked(Mutiny.Session session, String id) {
        return session.find(TargetEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalArgumentException("there is no target " + id));
    }
}
