package dev.paved.catalog.team;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a team owns but the components of its services.
 *
 * @param count how many entities that is
 * @param byKind the first {@value #MOST} of them by kind in lower case
 */
record OwnedEntities(int count, Map<String, List<String>> byKind) {

    static final int MOST = 1_000;

    /** Those of {@code ref}, which owns services where it is written as {@code owners}. */
    static Uni<OwnedEntities> of(Mutiny.Session session, String ref, Collection<String> owners) {
        return session.createNativeQuery("""
                        select ref, count(*) over () from catalog_entity
                         where owner = :ref
                           and not (ref like 'component:default/%' and exists (
                                   select from service
                                    where phase = 'ACTIVE' and name = substr(ref, length('component:default/') + 1)
                                      and service.owner = any(string_to_array(:owners, chr(10)))))
                         order by ref limit :most""", Object[].class)
                .setParameter("ref", ref)
                .setParameter("owners", String.join("\n", owners))
                .setParameter("most", MOST)
                .getResultList()
                .map(rows -> new OwnedEntities(
                        rows.isEmpty() ? 0 : ((Number) rows.getFirst()[1]).intValue(),
                        rows.stream()
                                .map(row -> (String) row[0])
                                .collect(Collectors.groupingBy(
                                        owned -> owned.substring(0, owned.indexOf(':')),
                                        TreeMap::new,
                                        Collectors.toList()))));
    }
}
