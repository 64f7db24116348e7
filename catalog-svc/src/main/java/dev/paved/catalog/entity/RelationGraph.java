package dev.paved.catalog.entity;

import dev.paved.catalog.model.EntityRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Walks relations breadth first, a query for each level: each entity is met once, on a shortest way, in cycles too. */
@Singleton
class RelationGraph {

    /** The most entities that a walk goes on with. */
    static final int MOST = 20_000;

    /**
     * An entity that was met.
     *
     * @param depth how many relations it is away
     * @param via the entity before it on a shortest way
     * @param relation how that one stands to it
     * @param known whether the catalog has it
     * @param owner who owns it; null where nobody says
     */
    record Met(
            String ref,
            int depth,
            String via,
            String relation,
            boolean known,
            @Nullable String owner) {}

    /**
     * All that was met, by depth and then by ref.
     *
     * @param complete false where there is more beyond {@link #MOST} entities
     */
    record Walk(List<Met> met, boolean complete) {}

    /** What can be reached from {@code start}, which is not in it, over at most {@code depth} relations. */
    Uni<Walk> from(Mutiny.Session session, EntityRef start, Relatives relatives, int depth) {
        Map<String, Met> met = new LinkedHashMap<>();
        return level(session, start.toString(), Set.of(start.toString()), relatives, 1, depth, met)
                .chain(complete -> described(session, met).map(all -> new Walk(all, complete)));
    }

    private Uni<Boolean> level(
            Mutiny.Session session,
            String start,
            Set<String> frontier,
            Relatives relatives,
            int depth,
            int deepest,
            Map<String, Met> met) {
        if (frontier.isEmpty() || depth > deepest) {
            return Uni.createFrom().item(true);
        }
        return session.createNativeQuery("""
                        select distinct on (target) target, source, type from catalog_relation
                         where source = any(string_to_array(:refs, chr(10)))
                           and type = any(string_to_array(:types, ','))
                         order by target, source, type""", Object[].class)
                .setParameter("refs", String.join("\n", frontier))
                .setParameter("types", String.join(",", relatives.types()))
                .getResultList()
                .chain(rows -> {
                    Set<String> next = new LinkedHashSet<>();
                    for (Object[] row : rows) {
                        String ref = (String) row[0];
                        if (met.size() >= MOST) {
                            return Uni.createFrom().item(false);
                        }
                        if (!ref.equals(start) && !met.containsKey(ref)) {
                            met.put(ref, new Met(ref, depth, (String) row[1], (String) row[2], false, null));
                            next.add(ref);
                        }
                    }
                    return level(session, start, next, relatives, depth + 1, deepest, met);
                });
    }

    /** The same with whether the catalog has them, and with their owners. */
    private static Uni<List<Met>> described(Mutiny.Session session, Map<String, Met> met) {
        if (met.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(
                        "select ref, owner from catalog_entity where ref = any(string_to_array(:refs, chr(10)))",
                        Object[].class)
                .setParameter("refs", String.join("\n", met.keySet()))
                .getResultList()
                .map(rows -> {
                    Set<String> known = new HashSet<>();
                    Map<String, String> owners = new HashMap<>();
                    for (Object[] row : rows) {
                        known.add((String) row[0]);
                        if (row[1] != null) {
                            owners.put((String) row[0], (String) row[1]);
                        }
                    }
                    List<Met> described = new ArrayList<>();
                    met.values()
                            .forEach(one -> described.add(new Met(
                                    one.ref,
                                    one.depth,
                                    one.via,
                                    one.relation,
                                    known.contains(one.ref),
                                    owners.get(one.ref))));
                    return described;
                });
    }
}
