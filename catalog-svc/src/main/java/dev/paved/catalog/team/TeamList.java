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
                    return counts(session, page)
                            .map(counts -> page.stream()
                                    .map(team -> new Line(
                                            team,
                                            known.contains(team),
                                            counts.getOrDefault(team + " hasMember", 0),
                                            all.services(team),
                                            all.offPath(team),
                                            counts.getOrDefault(team + " ownerOf", 0)))
                                    .toList());
                }));
    }

    Uni<Orphans> orphans(Mutiny.Session session) {
        return owners.all(session)
                .map(all -> all.byRef().keySet().stream()
                        .filter(owner -> !all.known().contains(owner))
                        .mapToLong(all::services)
                        .sum())
                .chain(services -> session.createNativeQuery("""
                                select count(distinct source) from catalog_relation owned
                                 where type = 'ownedBy'
                                   and not exists (select from catalog_entity where ref = owned.target)""", Long.class)
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

    /** How many relations of a type each has, by its reference and the type. */
    private static Uni<Map<String, Integer>> counts(Mutiny.Session session, Collection<String> refs) {
        return session.createNativeQuery("""
                        select source || ' ' || type, count(distinct target) from catalog_relation
                         where source = any(string_to_array(:refs, chr(10))) and type in ('hasMember', 'ownerOf')
                         group by 1""", Object[].class)
                .setParameter("refs", String.join("\n", refs))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue())));
    }
}
