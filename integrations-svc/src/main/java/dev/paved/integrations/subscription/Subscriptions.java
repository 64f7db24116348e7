package dev.paved.integrations.subscription;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of subscriptions. */
@Singleton
class Subscriptions {

    /** The one called {@code id}, if {@code member} may see it; nobody else changes it before this transaction ends. */
    Uni<SubscriptionEntity> locked(Mutiny.Session session, String id, Member member) {
        return session.find(SubscriptionEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> permitted(Optional.ofNullable(row), id, member));
    }

    /** The one called {@code id}, if {@code member} may see it. */
    Uni<SubscriptionEntity> find(Mutiny.Session session, String id, Member member) {
        return session.find(SubscriptionEntity.class, id).map(row -> permitted(Optional.ofNullable(row), id, member));
    }

    private static SubscriptionEntity permitted(Optional<SubscriptionEntity> found, String id, Member member) {
        SubscriptionEntity row = found.orElseThrow(
                () -> new RefusedException(new NotFound("subscription", id, List.of(), "platform subscription list")));
        member.require(new TeamRef(row.team));
        return row;
    }

    /** Up to {@code limit} of {@code teams}, of all teams where it is not said of which, before {@code cursor}, newest first. */
    Uni<List<SubscriptionEntity>> list(Mutiny.Session session, Optional<Set<TeamRef>> teams, long cursor, int limit) {
        List<String> refs = teams.orElseGet(Set::of).stream().map(TeamRef::ref).toList();
        return session.createQuery("""
                        from SubscriptionEntity s where (:all = true or s.team in (:teams)) and s.position < :cursor
                         order by s.position desc""", SubscriptionEntity.class)
                .setParameter("all", teams.isEmpty())
                .setParameter("teams", refs.isEmpty() ? List.of("") : refs)
                .setParameter("cursor", cursor)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Makes {@code row}, unless its team has {@code most} already. */
    Uni<Void> insert(Mutiny.Session session, SubscriptionEntity row, int most) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", "subscriptions/" + row.team)
                .getSingleResult()
                .chain(() -> session.createQuery(
                                "select count(*) from SubscriptionEntity where team = :team", Long.class)
                        .setParameter("team", row.team)
                        .getSingleResult())
                .invoke(count -> {
                    if (count >= most) {
                        throw new RefusedException(new SubscriptionRefusal.TooMany(new TeamRef(row.team), most));
                    }
                })
                .chain(() -> session.persist(row))
                .chain(session::flush);
    }
}
