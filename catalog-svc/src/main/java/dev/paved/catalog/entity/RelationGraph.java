package dev.paved.catalog.entity;

import dev.paved.catalog.model.EntityRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Walks relations breadth first, a query for each level: each entity is met once, on a shortest way, in cycles too.
 *
 * <p>A level comes as one row, with as many lines in each column as relations were met: of a thousand rows Hibernate Reactive
 * would await each column of each.
 */
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
        return level(session, start.toString(), List.of(start.toString()), relatives, 1, depth, met)
                .map(complete -> new Walk(List.copyOf(met.values()), complete));
    }

    private Uni<Boolean> level(
            Mutiny.Session session,
            String start,
            List<String> frontier,
            Relatives relatives,
            int depth,
            int deepest,
            Map<String, Met> met) {
        if (frontier.isEmpty() || depth > deepest) {
            return Uni.createFrom().item(true);
        }
        return session.createNativeQuery("""
                        select string_agg(target, chr(10) order by target), string_agg(source, chr(10) order by target),
                               string_agg(type, chr(10) order by target), string_agg(known, chr(10) order by target),
                               string_agg(owner, chr(10) order by target)
                          from (select distinct on (way.target) way.target, way.source, way.type,
                                       case when entity.ref is null then '' else 'known' end as known,
                                       coalesce(entity.owner, '') as owner
                                  from catalog_relation way
                                  left join catalog_entity entity on entity.ref = way.target
                                 where way.source = any(cast((select string_to_array(:refs, chr(10))) as text[]))
                                   and way.type = any(string_to_array(:types, ','))
                                 order by way.target, way.source, way.type) met""", Object[].class)
                .setParameter("refs", String.join("\n", frontier))
                .setParameter("types", String.join(",", relatives.types()))
                .getSingleResult()
                .chain(columns -> {
                    List<String> next = new ArrayList<>();
                    for (Met one : met(columns, depth)) {
                        if (met.size() >= MOST) {
                            return Uni.createFrom().item(false);
                        }
                        if (!one.ref.equals(start) && met.putIfAbsent(one.ref, one) == null) {
                            next.add(one.ref);
                        }
                    }
                    return level(session, start, next, relatives, depth + 1, deepest, met);
                });
    }

    /** What was met at {@code depth}; the columns are null where that is nothing. */
    private static List<Met> met(@Nullable Object[] columns, int depth) {
        List<Met> met = new ArrayList<>();
        String[] refs = lines(columns[0]);
        String[] sources = lines(columns[1]);
        String[] types = lines(columns[2]);
        String[] known = lines(columns[3]);
        String[] owners = lines(columns[4]);
        for (int line = 0; line < refs.length; line++) {
            met.add(new Met(
                    refs[line],
                    depth,
                    sources[line],
                    types[line],
                    !known[line].isEmpty(),
                    owners[line].isEmpty() ? null : owners[line]));
        }
        return met;
    }

    private static String[] lines(@Nullable Object column) {
        return column == null ? new String[0] : ((String) column).split("\n", -1);
    }
}
