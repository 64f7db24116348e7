package dev.paved.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.EntityRef;
import dev.paved.catalog.model.Relation;
import dev.paved.catalog.model.Relations;
import dev.paved.kit.digest.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes what files say: their entities with all relations, and what is wrong with them. An entity that another file told
 * of first stays that file's; one that its own file no longer tells of stays as it was last good, an orphan unless the
 * file is broken.
 */
@Singleton
public class CatalogEntities {

    private static final String ENTITIES = """
            with told as (select * from json_to_recordset(cast(cast(:rows as text) as json)) as t (ref text, kind text,
                          namespace text, name text, entity text, etag text, owner text, location text, file text,
                          terms text[], words text))
            insert into catalog_entity as known (ref, kind, namespace, name, entity, etag, owner, location, file, terms, words,
                   updated_at)
            select ref, kind, namespace, name, entity, etag, owner, location, file, terms, to_tsvector('simple', words), :at
              from told order by ref
            on conflict (ref) do update
               set kind = excluded.kind, namespace = excluded.namespace, name = excluded.name, entity = excluded.entity,
                   etag = excluded.etag, owner = excluded.owner, location = excluded.location, file = excluded.file, terms = excluded.terms,
                   words = excluded.words, updated_at = excluded.updated_at, orphaned_at = null
             where known.orphaned_at is not null
                or (known.location = excluded.location and known.file = excluded.file)
            returning ref""";

    private static final String RELATIONS = """
            insert into catalog_relation (source, type, target, origin)
            select source, type, target, origin
              from json_to_recordset(cast(cast(:rows as text) as json)) as t (source text, type text, target text, origin text)
            on conflict do nothing""";

    private static final String FILES = """
            insert into catalog_file (location, path, fingerprint, problems, targets, read_at)
            select location, path, fingerprint, problems, targets, :at
              from json_to_recordset(cast(cast(:rows as text) as json)) as t (location text, path text, fingerprint text,
                   problems text, targets text)
            on conflict (location, path) do update
               set fingerprint = excluded.fingerprint, problems = excluded.problems, targets = excluded.targets,
                   read_at = excluded.read_at""";

    private final ObjectMapper json;
    private final InstantSource time;

    CatalogEntities(ObjectMapper json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    /**
     * Writes what {@code files}, all of one location, say; a ref told of by two of them is the first one's. What moved from one
     * to another of them goes along.
     *
     * @return how many entities the files no longer tell of
     */
    public Uni<Integer> write(Mutiny.Session session, List<CatalogFileTold> files) {
        Batch batch = Batch.of(files);
        return forget(session, batch)
                .call(() -> upsert(session, batch)
                        .chain(kept -> conflicts(session, batch, kept).chain(() -> relate(session, batch, kept)))
                        .chain(() -> files(session, batch)));
    }

    private Uni<Set<String>> upsert(Mutiny.Session session, Batch batch) {
        if (batch.refs().isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        ArrayNode rows = json.createArrayNode();
        batch.entities().forEach((ref, told) -> rows.add(row(ref, told.entity(), told.file())));
        return session.createNativeQuery(ENTITIES, String.class)
                .setParameter("rows", rows.toString())
                .setParameter("at", time.instant())
                .getResultList()
                .map(HashSet::new);
    }

    private ObjectNode row(String ref, Entity entity, CatalogFileTold file) {
        String text = EntityJson.of(entity).toString();
        ObjectNode row = json.createObjectNode()
                .put("ref", ref)
                .put("kind", entity.ref().kind())
                .put("namespace", entity.ref().namespace())
                .put("name", entity.ref().name())
                .put("entity", text)
                .put("etag", HexFormat.of().formatHex(Sha256.of(text)))
                .put("owner", owner(entity))
                .put("location", file.location())
                .put("file", file.path())
                .put("words", SearchTerms.words(entity));
        row.set("terms", json.valueToTree(SearchTerms.of(entity)));
        return row;
    }

    /** Who owns it; null where it does not say. */
    private static @Nullable String owner(Entity entity) {
        return Relations.of(entity).stream()
                .filter(relation -> relation.type().equals("ownedBy"))
                .map(relation -> relation.target().toString())
                .findFirst()
                .orElse(null);
    }

    private Uni<Void> relate(Mutiny.Session session, Batch batch, Set<String> kept) {
        if (kept.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ArrayNode rows = json.createArrayNode();
        for (String ref : kept) {
            for (Relation relation :
                    new LinkedHashSet<>(Relations.of(batch.of(ref).entity()))) {
                rows.addObject()
                        .put("source", relation.source().toString())
                        .put("type", relation.type())
                        .put("target", relation.target().toString())
                        .put("origin", ref);
            }
        }
        return session.createNativeQuery(
                        "delete from catalog_relation where origin = any(string_to_array(:refs, chr(10)))")
                .setParameter("refs", String.join("\n", kept))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(RELATIONS)
                        .setParameter("rows", rows.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Says in the files that told of what is another's whose it is. */
    private static Uni<Void> conflicts(Mutiny.Session session, Batch batch, Set<String> kept) {
        List<String> lost =
                batch.refs().stream().filter(ref -> !kept.contains(ref)).toList();
        if (lost.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        "select ref, file from catalog_entity where ref = any(string_to_array(:refs, chr(10)))",
                        Object[].class)
                .setParameter("refs", String.join("\n", lost))
                .getResultList()
                .invoke(rows -> rows.forEach(row -> batch.conflict((String) row[0], (String) row[1])))
                .replaceWithVoid();
    }

    /** What the files no longer tell of becomes an orphan; a broken file's is left as it was last good. */
    private Uni<Integer> forget(Mutiny.Session session, Batch batch) {
        List<CatalogFileTold> whole =
                batch.files().stream().filter(file -> file.problems().isEmpty()).toList();
        if (whole.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        ArrayNode told = json.createArrayNode();
        whole.forEach(file -> file.entities()
                .forEach(entity -> told.addObject()
                        .put("file", file.path())
                        .put("ref", entity.ref().toString())));
        return session.createNativeQuery("""
                        update catalog_entity e set orphaned_at = :at
                         where location = :location and file = any(string_to_array(:files, chr(10)))
                           and orphaned_at is null
                           and not exists (select from json_to_recordset(cast(cast(:told as text) as json))
                                                  as t (file text, ref text)
                                            where t.file = e.file and t.ref = e.ref)""")
                .setParameter("at", time.instant())
                .setParameter("location", whole.getFirst().location())
                .setParameter("files", whole.stream().map(CatalogFileTold::path).collect(Collectors.joining("\n")))
                .setParameter("told", told.toString())
                .executeUpdate();
    }

    private Uni<Void> files(Mutiny.Session session, Batch batch) {
        ArrayNode rows = json.createArrayNode();
        for (CatalogFileTold file : batch.files()) {
            rows.addObject()
                    .put("location", file.location())
                    .put("path", file.path())
                    .put("fingerprint", file.fingerprint())
                    .put("problems", text(batch.problems(file)))
                    .put("targets", text(file.targets()));
        }
        return session.createNativeQuery(FILES)
                .setParameter("rows", rows.toString())
                .setParameter("at", time.instant())
                .executeUpdate()
                .replaceWithVoid();
    }

    private String text(Object value) {
        JsonNode tree = json.valueToTree(value);
        return tree.toString();
    }

    /** Deletes the orphan and what it tells of; false where there is none. */
    Uni<Boolean> delete(Mutiny.Session session, EntityRef ref) {
        return session.createNativeQuery("delete from catalog_entity where ref = :ref and orphaned_at is not null")
                .setParameter("ref", ref.toString())
                .executeUpdate()
                .map(rows -> rows > 0);
    }
}
