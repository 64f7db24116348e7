package dev.paved.catalog.team;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists the groups of the catalog, and who else owns a service. */
@Singleton
class TeamList {

    private static final String MEMBERS = """
            select source, count(distinct target) from catalog_relation
             where source = any(string_to_array(:refs, chr(10))) and type = 'hasMember' group by source""";

    private static final String ENTITIES = """
            select owner, count(*) from catalog_entity where owner = any(string_to_array(:refs, chr(10))) group by owner""";

    /** Each owner by the one before it, for the index has them in order and far fewer than entities. */
    private static final String ORPHANED = """
            with recursive named as (
                (select owner from catalog_entity where owner is not null order by owner limit 1)
                union all
                select (select owner from catalog_entity where owner > named.owner order by owner limit 1)
                  from named where named.owner is not null
            )
            select count(*) from catalog_entity
             where owner in (select owner from named
                              where owner is not null
                                and not exists (select from catalog_entity known where known.ref = named.owner))""";

    /**
     * A team in short.
     *
     * @param known whether the catalog has it
     * @param entities how many entities of the catalog are its, the components of its services too
     */
    public record Line(String ref, boolean known, int members, int services, int offPath, int entities) {}

    /** How many services and entities belong to somebody whom the catalog does not have. */
    public record Orphans(long services, long entities) {}

    private final ServiceOwners owners;

    TeamList(ServiceOwners owners) {
        this.owners = owners;
    }

    /** Up to {@code size} of them after {@code ref}, in order. */
    Uni<List<Line>> after(Mutiny.Session session, String ref, int size) {
        return owners.all(session)
                .chain(all -> groups(session, ref, size).chain(groups -> {
                    Set<String> found = new TreeSet<>(groups);
                    all.byRef().keySet().stream()
                            .filter(owner -> owner.compareTo(ref) > 0)
                            .forEach(found::add);
                    List<String> page = found.stream().limit(size).toList();
                    Set<String> known = new HashSet<>(groups);
                    known.addAll(all.known());
                    return lines(session, page, known, all);
                }));
    }

    private Uni<List<Line>> lines(Mutiny.Session session, List<String> page, Set<String> known, ServiceOwners.All all) {
        return owners.holdings(session, all.meaning(page))
                .chain(holdings -> counts(session, MEMBERS, page)
                        .chain(members -> counts(session, ENTITIES, page)
                                .map(entities -> page.stream()
                                        .map(team -> {
                                            Holding holding = Holding.of(all.meaning(team), holdings);
                                            return new Line(
                                                    team,
                                                    known.contains(team),
                                                    members.getOrDefault(team, 0),
                                                    holding.services(),
                                                    holding.offPath(),
                                                    entities.getOrDefault(team, 0));
                                        })
                                        .toList())));
    }

    Uni<Orphans> orphans(Mutiny.Session session) {
        return owners.all(session)
                .map(all -> all.meaning(all.unknown()))
                .chain(unknown -> owners.holdings(session, unknown)
                        .map(holdings -> Holding.of(unknown, holdings).services()))
                .chain(services -> session.createNativeQuery(ORPHANED, Long.class)
                        .getSingleResult()
                        .map(entities -> new Orphans(services, entities)));
    }

    private static Uni<List<String>> groups(Mutiny.Session session, String after, int size) {
        return session.createNativeQuery("""
                        select ref from catalog_entity
                         where ref > :after and ref >= 'group:' and ref < 'group;' order by ref limit :size""", String.class)
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList();
    }

    private static Uni<Map<String, Integer>> counts(Mutiny.Session session, String sql, Collection<String> refs) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("refs", String.join("\n", refs))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue())));
    }
}
