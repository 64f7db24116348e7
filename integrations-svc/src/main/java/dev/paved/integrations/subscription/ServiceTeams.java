package dev.paved.integrations.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Which team has each service, by what the catalog has published so far. */
@Singleton
class ServiceTeams {

    /** The team of {@code service}; nothing where there is no such service. */
    Uni<Optional<TeamRef>> of(Mutiny.Session session, @Nullable String service) {
        if (service == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery("select team from service_team where service = :service", String.class)
                .setParameter("service", service)
                .getSingleResultOrNull()
                .map(team -> Optional.ofNullable(team).map(TeamRef::new));
    }

    /** Says whose {@code service} is; nothing where the owner is no team. */
    Uni<Void> put(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "update set team = excluded.team");
    }

    /** The same unless that is known. */
    Uni<Void> putIfAbsent(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "nothing");
    }

    private static Uni<Void> insert(Mutiny.Session session, String service, String owner, String otherwise) {
        return TeamRef.parse(owner)
                .map(team -> session.createNativeQuery("""
                                insert into service_team (service, team) values (:service, :team)
                                on conflict (service) do""" + " " + otherwise)
                        .setParameter("service", service)
                        .setParameter("team", team.ref())
                        .executeUpdate()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
