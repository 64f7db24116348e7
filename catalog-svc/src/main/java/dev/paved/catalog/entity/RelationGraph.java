package dev.paved.catalog.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.model.EntityRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Walks relations breadth first, a query for each level: each entity is met once, on a shortest way, in cycles too.
 *
 * <p>A level is read as one JSON text: of a thousand rows Hibernate Reactive would await each column of each.
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

    /** A relation to {@code target}, as the database tells it. */
    private record Step(
            String target,
            String source,
            String type,
            boolean known,
            @Nullable String owner) {}

    private final ObjectMapper json;

    RelationGraph(ObjectMapper json) {
        this.json = json;
    }

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
                        select cast(coalesce(json_agg(step), '[]') as text)
                          from (select way.target, way.source, way.type, entity.ref is not null as known, entity.owner
                                  from (select distinct on (target) target, source, type from catalog_relation
                                         where source = any(cast((select string_to_array(:refs, chr(10))) as text[]))
                                           and type = any(string_to_array(:types, ','))
                                         order by target, source, type) way
                                  left join catalog_entity entity on entity.ref = way.target
                                 order by way.target) step""", String.class)
                .setParameter("refs", String.join("\n", frontier))
                .setParameter("types", String.join(",", relatives.types()))
                .getSingleResult()
                .chain(steps -> {
                    List<String> next = new ArrayList<>();
                    for (Step step : steps(steps)) {
                        if (met.size() >= MOST) {
                            return Uni.createFrom().item(false);
                        }
                        if (!step.target.equals(start) && !met.containsKey(step.target)) {
                            met.put(
                                    step.target,
                                    new Met(step.target, depth, step.source, step.type, step.known, step.owner));
                            next.add(step.target);
                        }
                    }
                    return level(session, start, next, relatives, depth + 1, deepest, met);
                });
    }

    private List<Step> steps(String text) {
        try {
            return json.readValue(text, new TypeReference<List<Step>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
