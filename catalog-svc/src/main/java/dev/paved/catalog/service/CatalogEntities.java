package dev.paved.catalog.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The entities of the catalog, each stored whole under its reference {@code kind:namespace/name}. */
@Singleton
public class CatalogEntities {

    private final InstantSource time;

    CatalogEntities(InstantSource time) {
        this.time = time;
    }

    /** The entity of that reference as JSON, however its letters are written. */
    Uni<Optional<String>> named(Mutiny.Session session, String kind, String namespace, String name) {
        return session.createNativeQuery("select entity from catalog_entity where ref = :ref", String.class)
                .setParameter("ref", ref(kind, namespace, name))
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    static String ref(String kind, String namespace, String name) {
        return (kind + ":" + namespace + "/" + name).toLowerCase(Locale.ROOT);
    }

    /** Stores {@code entity}, in the place of an earlier one of the same reference. */
    public Uni<Void> store(Mutiny.Session session, JsonNode entity) {
        String kind = entity.path("kind").asText();
        String namespace = entity.path("metadata").path("namespace").asText("default");
        String name = entity.path("metadata").path("name").asText();
        return session.createNativeQuery("""
                        insert into catalog_entity (ref, kind, namespace, name, entity, updated_at)
                        values (:ref, :kind, :namespace, :name, :entity, :at)
                        on conflict (ref) do update set entity = excluded.entity, updated_at = excluded.updated_at""")
                .setParameter("ref", ref(kind, namespace, name))
                .setParameter("kind", kind)
                .setParameter("namespace", namespace)
                .setParameter("name", name)
                .setParameter("entity", entity.toString())
                .setParameter("at", time.instant())
                .executeUpdate()
                .replaceWithVoid();
    }
}
