package dev.paved.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.model.EntityRef;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.digest.Sha256;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looking at the entities of the catalog.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/software-catalog-api">Backstage, Catalog API</a>
 */
@Path("/api/catalog/entities")
@RunOnVirtualThread
public class EntityResource {

    private final Transactions transactions;
    private final EntityReader reader;
    private final CatalogEntities entities;
    private final Commands commands;

    EntityResource(Transactions transactions, EntityReader reader, CatalogEntities entities, Commands commands) {
        this.transactions = transactions;
        this.reader = reader;
        this.entities = entities;
        this.commands = commands;
    }

    /** A page of entities by ref; {@code nextCursor} is null on the last. */
    public record EntityPage(
            List<ObjectNode> items, @Nullable String nextCursor) {}

    /** Entities by ref, filtered. */
    @GET
    public EntityPage list(@BeanParam EntityQuery query) {
        EntityReader.Page found = transactions.run(session -> reader.page(session, query));
        return new EntityPage(
                found.entities(),
                found.more() ? Cursor.after(ref(found.entities().getLast())).text() : null);
    }

    private static String ref(ObjectNode entity) {
        return new EntityRef(
                        entity.path("kind").asText(),
                        entity.path("metadata").path("namespace").asText(),
                        entity.path("metadata").path("name").asText())
                .toString();
    }

    /** An entity, whole; its ETag stays the same while all that is shown does. */
    @GET
    @Path("/by-name/{kind}/{namespace}/{name}")
    public Response byName(String kind, String namespace, String name, @Context Request request) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        ObjectNode entity = reader.must(ref);
        EntityTag tag = new EntityTag(HexFormat.of().formatHex(Sha256.of(entity.toString()), 0, 16));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(entity).tag(tag) : unchanged).build();
    }

    /** Deletes an entity that no file tells of any more. */
    @DELETE
    @Path("/by-name/{kind}/{namespace}/{name}")
    public Response delete(String kind, String namespace, String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        return commands.accept("catalog.delete", ref.toString(), Map.of(), () -> {
            ObjectNode entity = reader.must(ref);
            if (!entity.path("metadata").path("annotations").has("backstage.io/orphan")) {
                throw told(ref, entity);
            }
            return new Work(
                    (session, cause) -> entities.delete(session, ref).map(deleted -> {
                        if (!deleted) { // Its file told of it again meanwhile.
                            throw told(ref, entity);
                        }
                        return Acceptance.done(Map.of("ref", ref.toString(), "deleted", true));
                    }),
                    () -> {});
        });
    }

    private static RefusedException told(EntityRef ref, ObjectNode entity) {
        String file = entity.at("/metadata/annotations/backstage.io~1managed-by-location")
                .asText();
        return new RefusedException(new Conflict(
                ref + " is told of by " + file + ", and would come back.",
                "Delete it there, or take its location away: platform catalog locations"));
    }
}
