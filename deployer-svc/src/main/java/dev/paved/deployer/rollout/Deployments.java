package dev.paved.deployer.rollout;

import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads deployments, in the order in which they were asked for. */
@Singleton
public class Deployments {

    /** The name of the reconciler that works on rollouts, to wake it by. */
    public static final String RECONCILER = "rollout";

    private final Transactions transactions;
    private final StateJson states;

    Deployments(Transactions transactions, StateJson states) {
        this.transactions = transactions;
        this.states = states;
    }

    /** How far {@code d} is while it takes the steps of a canary. */
    public Optional<Progress> progress(Deployment d) {
        return transactions
                .run(session -> session.find(DeploymentEntity.class, d.id()).map(Optional::ofNullable))
                .filter(row -> states.read(row) instanceof RolloutState.Stepping)
                .map(row -> Progress.of(Deployment.of(row), (RolloutState.Stepping) states.read(row)));
    }

    /** The deployment called {@code id}. */
    public Optional<Deployment> find(String id) {
        return transactions
                .run(session -> session.find(DeploymentEntity.class, id).map(Optional::ofNullable))
                .map(Deployment::of);
    }

    /** Up to {@code limit} deployments before {@code cursor}, newest first; null stands for any. */
    public List<Deployment> history(
            @Nullable String service, @Nullable String environment, @Nullable String cursor, int limit) {
        return transactions
                .run(session -> session.createQuery("""
                                from DeploymentEntity d where (:service = '' or d.service = :service)
                                   and (:environment = '' or d.environment = :environment)
                                   and (:cursor = '' or d.position < (
                                       select c.position from DeploymentEntity c where c.id = :cursor))
                                 order by d.position desc""", DeploymentEntity.class)
                        .setParameter("service", service == null ? "" : service)
                        .setParameter("environment", environment == null ? "" : environment)
                        .setParameter("cursor", cursor == null ? "" : cursor)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(Deployment::of)
                .toList();
    }

    /** The newest failure of {@code service} in {@code environment} after the deployment {@code since}. */
    public Optional<Deployment> lastFailure(String service, String environment, @Nullable String since) {
        return transactions
                .run(session -> session.createQuery("""
                                from DeploymentEntity d where d.service = :service and d.environment = :environment
                                   and d.phase = 'failed' and d.supersededBy is null and (:since = '' or d.position > (
                                       select s.position from DeploymentEntity s where s.id = :since))
                                 order by d.position desc""", DeploymentEntity.class)
                        .setParameter("service", service)
                        .setParameter("environment", environment)
                        .setParameter("since", since == null ? "" : since)
                        .setMaxResults(1)
                        .getResultList())
                .stream()
                .findFirst()
                .map(Deployment::of);
    }

    /** The deployment called {@code id}, in the transaction of {@code session}. */
    public static Uni<Optional<Deployment>> find(Mutiny.Session session, String id) {
        return session.find(DeploymentEntity.class, id)
                .map(row -> Optional.ofNullable(row).map(Deployment::of));
    }

    /** Every deployment of {@code service} to {@code environment} that succeeded, newest first. */
    public static Uni<List<Deployment>> succeeded(Mutiny.Session session, String service, String environment) {
        return session.createQuery("""
                        from DeploymentEntity d where d.service = :service and d.environment = :environment
                           and d.phase = 'succeeded' order by d.position desc""", DeploymentEntity.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .getResultList()
                .map(rows -> rows.stream().map(Deployment::of).toList());
    }

    /** What waits in line to be deployed to {@code environment}, of {@code service}: the newest of it. */
    public Optional<Deployment> queued(String service, String environment) {
        return transactions.run(session -> queued(session, service, environment)).stream()
                .findFirst();
    }

    /** The same within a transaction: all of it, newest first. But the newest, each is about to be superseded. */
    static Uni<List<Deployment>> queued(Mutiny.Session session, String service, String environment) {
        return session.createQuery("""
                        from DeploymentEntity d where d.service = :service and d.environment = :environment
                           and d.phase = 'queued' order by d.position desc""", DeploymentEntity.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .getResultList()
                .map(rows -> rows.stream().map(Deployment::of).toList());
    }

    /** The last deployment of {@code service} to {@code environment} that was asked for. */
    static Uni<Optional<Deployment>> last(Mutiny.Session session, String service, String environment) {
        return session.createQuery("""
                        from DeploymentEntity d where d.service = :service and d.environment = :environment
                         order by d.position desc""", DeploymentEntity.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .setMaxResults(1)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Deployment::of));
    }

    /** The ids of those that are not over. */
    static Uni<List<String>> unfinished(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select id from deployment where phase not in ('succeeded', 'failed')", String.class)
                .getResultList();
    }
}
