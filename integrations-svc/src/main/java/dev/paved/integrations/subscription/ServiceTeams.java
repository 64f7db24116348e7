package dev.paved.integrations.subscription;

import dev.paved.integrations.team.TeamRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
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

    /** The teams that the owner of {@code service} may be; none where there is no such service, or its owner is no team. */
    Uni<Set<TeamRef>> of(Mutiny.Session session, @Nullable String service) {
        return service == null
                ? Uni.createFrom().item(Set.of())
                : ownerOf(session, service)
                        .map(owner -> owner.map(TeamRef::meantBy).orElseGet(Set::of));
    }

    /** Says whose {@code service} is. */
    Uni<Void> put(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "update set owner = excluded.owner");
    }

    /** The same unless that is known. */
    Uni<Void> putIfAbsent(Mutiny.Session session, String service, String owner) {
        return insert(session, service, owner, "nothing");
    }

    private static Uni<Void> insert(Mutiny.Session session, String service, String owner, String otherwise) {
        return session.createNativeQuery("""
                        insert into service_team (service, owner) values (:service, :owner)
                        on conflict (service) do""" + " " + otherwise)
                .setParameter("service", service)
                .setParameter("owner", owner)
                .executeUpdate()
                .replaceWithVoid();
    }
}
