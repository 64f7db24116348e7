package dev.paved.catalog.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.offpath.OffPath;
import dev.paved.catalog.ownership.OwnerRef;
import dev.paved.catalog.ownership.Transfer;
import dev.paved.catalog.ownership.Transfers;
import dev.paved.catalog.service.ServiceReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

    /** The team of that reference; empty where the catalog does not have it and nothing is its. */
    Uni<Optional<Team>> named(Mutiny.Session session, OwnerRef ref) {
        return owners.all(session).chain(all -> {
            Collection<String> names = all.meaning(ref.ref());
            return described(session, ref.ref())
                    .chain(described -> relatives(session, ref.ref())
                            .chain(relatives -> services.owned(session, names, time.instant())
                                    .map(found ->
                                            found.stream().map(TeamService::of).toList())
                                    .chain(found -> transfers
                                            .waiting(session, ref.ref())
                                            .map(waiting -> team(ref, described, relatives, found, waiting)))));
        });
    }

    private static Optional<Team> team(
            OwnerRef ref,
            Described described,
            Relatives relatives,
            List<TeamService> services,
            List<Transfer> waiting) {
        if (!described.known() && relatives.byType().isEmpty() && services.isEmpty() && waiting.isEmpty()) {
            return Optional.empty();
        }
        List<OffPath> leaves = services.stream()
                .map(TeamService::offPath)
                .filter(Objects::nonNull)
                .toList();
        return Optional.of(new Team(
                ref.ref(),
                described.known(),
                described.title(),
                described.description(),
                described.type(),
                relatives.parent(),
                relatives.children(),
                relatives.members(),
                services,
                leaves.size(),
                (int) leaves.stream().filter(OffPath::expired).count(),
                services.stream().mapToInt(each -> each.openIncidents().size()).sum(),
                relatives.ownedBut(services.stream().map(TeamService::name)),
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

    private static Uni<Relatives> relatives(Mutiny.Session session, String ref) {
        return session.createNativeQuery("""
                        select distinct type, target from catalog_relation
                         where source = :ref and type in ('hasMember', 'parentOf', 'childOf', 'ownerOf')
                         order by type, target""", Object[].class)
                .setParameter("ref", ref)
                .getResultList()
                .map(rows -> new Relatives(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[0],
                                Collectors.mapping(row -> (String) row[1], Collectors.toList())))));
    }
}
