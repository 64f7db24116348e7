package dev.paved.integrations.subscription;

import dev.paved.integrations.team.Member;
import dev.paved.integrations.team.TeamRef;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** @throws RefusedException where {@code member} may not act for {@code team} */
    static void require(Member member, TeamRef team) {
        if (!member.mayActFor(team)) {
            throw new RefusedException(new SubscriptionRefusal.NotYours(team, member));
        }
    }

    private static SubscriptionEntity permitted(Optional<SubscriptionEntity> found, String id, Member member) {
        SubscriptionEntity row = found.orElseThrow(
                () -> new RefusedException(new NotFound("subscription", id, List.of(), "platform subscription list")));
        require(member, new TeamRef(row.team));
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

    /**
     * Those that nobody else is changing; nobody does before this transaction ends.
     *
     * @param rows by id
     * @param held the ids of those that another transaction is changing
     */
    record Free(Map<String, SubscriptionEntity> rows, Set<String> held) {}

    /** Those of {@code ids} that are there, without waiting for any of them. */
    Uni<Free> free(Mutiny.Session session, Collection<String> ids) {
        return session.createNativeQuery("""
                        select * from subscription where id = any(string_to_array(cast(:ids as text), ',')) order by id
                           for no key update skip locked""", SubscriptionEntity.class)
                .setParameter("ids", String.join(",", ids))
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity())))
                .chain(rows -> held(session, ids, rows.keySet()).map(held -> new Free(rows, held)));
    }

    private static Uni<Set<String>> held(Mutiny.Session session, Collection<String> ids, Set<String> free) {
        return free.size() == ids.size()
                ? Uni.createFrom().item(Set.of())
                : session.createNativeQuery(
                                "select id from subscription where id = any(string_to_array(cast(:ids as text), ','))",
                                String.class)
                        .setParameter(
                                "ids",
                                ids.stream().filter(id -> !free.contains(id)).collect(Collectors.joining(",")))
                        .getResultList()
                        .map(Set::copyOf);
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
