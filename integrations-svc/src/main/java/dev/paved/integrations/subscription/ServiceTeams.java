package dev.paved.integrations.subscription;

import dev.paved.integrations.team.TeamRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Who owns each service, and which team that is, by what the catalog has published so far. */
@Singleton
public class ServiceTeams {

    /** The owner of {@code service} as the catalog writes it; nothing where it has not told. */
    public Uni<Optional<String>> ownerOf(Mutiny.Session session, String service) {
        return session.createNativeQuery("select owner from service_team where service = :service", String.class)
                .setParameter("service", service)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** The team of {@code service}; nothing where there is no such service, or its owner is no team. */
    Uni<Optional<TeamRef>> of(Mutiny.Session session, @Nullable String service) {
        if (service == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery("select team from service_team where service = :service", String.class)
                .setParameter("service", service)
                .getSingleResultOrNull()
                .map(team -> Optional.ofNullable(team).map(TeamRef::new));
    }

    /** Says whose {@code service} is. */
    Uni<Void> put(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "update set owner = excluded.owner, team = excluded.team");
    }

    /** The same unless that is known. */
    Uni<Void> putIfAbsent(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "nothing");
    }

    private static Uni<Void> insert(Mutiny.Session session, String service, String owner, String otherwise) {
        return session.createNativeQuery("""
                        insert into service_team (service, owner, team) values (:service, :owner, :team)
                        on conflict (service) do""" + " " + otherwise)
                .setParameter("service", service)
                .setParameter("owner", owner)
                .setParameter("team", TeamRef.parse(owner).map(TeamRef::ref).orElse(null))
                .executeUpdate()
                .replaceWithVoid();
    }
}
