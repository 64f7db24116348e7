package dev.paved.catalog.service;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * Looking at the entities of the catalog.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/software-catalog-api">Backstage, Catalog API</a>
 */
@Path("/api/catalog/entities")
@RunOnVirtualThread
public class EntityResource {

    private final Transactions transactions;
    private final CatalogEntities entities;

    EntityResource(Transactions transactions, CatalogEntities entities) {
        this.transactions = transactions;
        this.entities = entities;
    }

    /** An entity, whole, as its catalog-info.yaml says it. */
    @GET
    @Path("/by-name/{kind}/{namespace}/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public String byName(String kind, String namespace, String name) {
        return transactions
                .run(session -> entities.named(session, kind, namespace, name))
                .orElseThrow(() -> new RefusedException(
                        NotFound.of("entity", CatalogEntities.ref(kind, namespace, name), List.of())));
    }
}
