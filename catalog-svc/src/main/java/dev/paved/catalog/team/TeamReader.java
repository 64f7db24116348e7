package dev.paved.catalog.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.ownership.OwnerRef;
import dev.paved.catalog.ownership.Transfer;
import dev.paved.catalog.ownership.Transfers;
import dev.paved.catalog.service.ServiceReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together what is a team's. */
@Singleton
class TeamReader {

    private final ServiceOwners owners;
    private final ServiceReader services;
    private final Transfers transfers;
    private final ObjectMapper json;
    private final InstantSource time;

    TeamReader(
            ServiceOwners owners, ServiceReader services, Transfers transfers, ObjectMapper json, InstantSource time) {
        this.owners = owners;
        this.services = services;
        this.transfers = transfers;
        this.json = json;
        this.time = time;
    }

    /** What is a team's: its services and their numbers, and its entities. */
    private record Owned(List<TeamService> services, Holding holding, OwnedEntities entities) {
        boolean isNothing() {
            return holding.services() == 0 && entities.count() == 0;
        }
    }

    /** The team of that reference; empty where the catalog does not have it and nothing is its. */
    Uni<Optional<Team>> named(Mutiny.Session session, OwnerRef ref) {
        return owners.all(session).chain(all -> {
            Collection<String> names = all.meaning(ref.ref());
            return described(session, ref.ref())
                    .chain(described -> kinship(session, ref.ref())
                            .chain(kinship -> owned(session, ref.ref(), names)
                                    .chain(owned -> transfers
                                            .waiting(session, ref.ref())
                                            .map(waiting -> team(ref, described, kinship, owned, waiting)))));
        });
    }

    private Uni<Owned> owned(Mutiny.Session session, String ref, Collection<String> names) {
        return services.owned(session, names, time.instant())
                .map(found -> found.stream().map(TeamService::of).toList())
                .chain(found -> owners.holdings(session, names)
                        .map(holdings -> Holding.of(names, holdings))
                        .chain(holding -> OwnedEntities.of(session, ref, names)
                                .map(entities -> new Owned(found, holding, entities))));
    }

    private static Optional<Team> team(
            OwnerRef ref, Described described, Kinship kinship, Owned owned, List<Transfer> waiting) {
        if (!described.known() && kinship.byType().isEmpty() && owned.isNothing() && waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Team(
                ref.ref(),
                described.known(),
                described.title(),
                described.description(),
                described.type(),
                kinship.parent(),
                kinship.children(),
                kinship.members(),
                owned.services(),
                owned.holding().services(),
                owned.holding().offPath(),
                owned.holding().offPathExpired(),
                owned.holding().openIncidents(),
                owned.entities().byKind(),
                owned.entities().count(),
                waiting));
    }

    private Uni<Described> described(Mutiny.Session session, String ref) {
        return session.createNativeQuery("select entity from catalog_entity where ref = :ref", String.class)
                .setParameter("ref", ref)
                .getSingleResultOrNull()
                .map(entity -> entity == null ? Described.NOT : described(entity));
    }

    private Described described(String entity) {
        try {
            return Described.by(json.readTree(entity));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog wrote it", e);
        }
    }

    private static Uni<Kinship> kinship(Mutiny.Session session, String ref) {
        return session.createNativeQuery("""
                        select distinct type, target from catalog_relation
                         where source = :ref and type in ('hasMember', 'parentOf', 'childOf')
                         order by type, target""", Object[].class)
                .setParameter("ref", ref)
                .getResultList()
                .map(rows -> new Kinship(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[0],
                                Collectors.mapping(row -> (String) row[1], Collectors.toList())))));
    }
}
