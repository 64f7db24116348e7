package dev.paved.catalog.entity;

import dev.paved.catalog.model.EntityRef;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What depends on an entity, what it depends on, and who is affected when it is down. */
@Path("/api/catalog/entities")
@RunOnVirtualThread
public class RelationResource {

    private static final int DEEPEST = 100;

    private final Transactions transactions;
    private final EntityReader reader;
    private final RelationGraph graph;

    RelationResource(Transactions transactions, EntityReader reader, RelationGraph graph) {
        this.transactions = transactions;
        this.reader = reader;
        this.graph = graph;
    }

    /**
     * What was met on a walk.
     *
     * @param complete false where there is more than is shown
     */
    public record Reached(String ref, List<RelationGraph.Met> items, boolean complete) {}

    /** Those whose owner is the same; {@code owner} is null where nobody owns them. */
    public record OwnedBy(@Nullable String owner, List<String> refs) {}

    /** Who is affected when {@code ref} is down, those with most first. */
    public record Impact(String ref, int entities, List<OwnedBy> owners, boolean complete) {}

    /** What no longer works without the entity, over at most {@code depth} relations; directly with 1. */
    @GET
    @Path("/by-name/{kind}/{namespace}/{name}/dependents")
    public Reached dependents(String kind, String namespace, String name, @QueryParam("depth") @Nullable String depth) {
        return reached(new EntityRef(kind, namespace, name), Relatives.DEPENDENTS, depth);
    }

    /** What the entity does not work without. */
    @GET
    @Path("/by-name/{kind}/{namespace}/{name}/dependencies")
    public Reached dependencies(
            String kind, String namespace, String name, @QueryParam("depth") @Nullable String depth) {
        return reached(new EntityRef(kind, namespace, name), Relatives.DEPENDENCIES, depth);
    }

    /** Who is affected when the entity is down. */
    @GET
    @Path("/by-name/{kind}/{namespace}/{name}/impact")
    public Impact impact(String kind, String namespace, String name) {
        Reached reached = reached(new EntityRef(kind, namespace, name), Relatives.AFFECTED, null);
        Map<String, List<String>> owners = new TreeMap<>();
        for (RelationGraph.Met met : reached.items) {
            owners.computeIfAbsent(met.owner() == null ? "" : met.owner(), o -> new ArrayList<>())
                    .add(met.ref());
        }
        List<OwnedBy> all = owners.entrySet().stream()
                .map(entry -> new OwnedBy(entry.getKey().isEmpty() ? null : entry.getKey(), entry.getValue()))
                .sorted((a, b) -> Integer.compare(b.refs.size(), a.refs.size()))
                .toList();
        return new Impact(reached.ref, reached.items.size(), all, reached.complete);
    }

    private Reached reached(EntityRef ref, Relatives relatives, @Nullable String depth) {
        int deepest = depth(depth);
        RelationGraph.Walk walk = transactions.run(session -> graph.from(session, ref, relatives, deepest));
        if (walk.met().isEmpty()) {
            reader.must(ref);
        }
        return new Reached(ref.toString(), walk.met(), walk.complete());
    }

    private static int depth(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEEPEST;
        }
        if (text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= DEEPEST) {
            return Integer.parseInt(text);
        }
        throw new RefusedException(
                Invalid.field("/depth", "must be a number from 1 to " + DEEPEST + ", for example 2"));
    }
}
