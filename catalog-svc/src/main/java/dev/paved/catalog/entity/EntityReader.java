package dev.paved.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.model.EntityRef;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds entities, with their relations. */
@Singleton
class EntityReader {

    private static final int WANTED = 9;
    private static final String COLUMNS = """
            select e.ref, cast(e.id as text), e.entity, e.etag, e.file, l.type, l.target,
                   e.orphaned_at is not null, f.problems, e.wanted
              from (%s) e join catalog_location l on l.id = e.location
              left join catalog_file f on f.location = e.location and f.path = e.file
             order by e.ref""";

    /** Keeps of the rows of a page those up to the one that exceeds {@link #MOST_BYTES}; {@code wanted} is how many they were. */
    private static final String BOUNDED = """
            select * from (select w.*, count(*) over () as wanted,
                                  sum(octet_length(w.entity)) over (order by w.ref) - octet_length(w.entity) as before
                             from (%s) w) b
             where b.before < :most""";

    /** What is asked for may be 500 definitions of APIs, of megabytes each. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Transactions transactions;
    private final EntityView view;

    EntityReader(Transactions transactions, EntityView view) {
        this.transactions = transactions;
        this.view = view;
    }

    /** The entity of that reference; refused, with what may have been meant, where there is none. */
    ObjectNode must(EntityRef ref) {
        return transactions
                .run(session -> named(session, ref))
                .orElseThrow(() -> new RefusedException(
                        NotFound.of("entity", ref.toString(), transactions.run(session -> like(session, ref)))
                                .orElse("platform catalog list")));
    }

    /**
     * What was found of a query.
     *
     * @param more whether there is more after them
     */
    record Page(List<ObjectNode> entities, boolean more) {}

    /** A page of what {@code query} wants, by ref; a shorter one than asked for where its entities are very long. */
    Uni<Page> page(Mutiny.Session session, EntityQuery query) {
        EntityFilter filter = query.filter();
        String words = query.words();
        String wanted = "select * from catalog_entity e where e.ref > :after and " + filter.sql()
                + (words.isEmpty() ? "" : " and e.words @@ to_tsquery('simple', :words)")
                + (query.orphans() ? " and e.orphaned_at is not null" : "")
                + " order by e.ref limit :size";
        var select = session.createNativeQuery(COLUMNS.formatted(BOUNDED.formatted(wanted)), Object[].class)
                .setParameter("most", MOST_BYTES)
                .setParameter("after", query.after())
                .setParameter("size", query.size().andOneMore());
        filter.parameters().forEach(select::setParameter);
        if (!words.isEmpty()) {
            select.setParameter("words", words);
        }
        return select.getResultList().chain(rows -> {
            List<Object[]> shown = query.size().page(rows);
            boolean more = !rows.isEmpty() && ((Number) rows.getFirst()[WANTED]).intValue() > shown.size();
            return related(session, shown).map(entities -> new Page(entities, more));
        });
    }

    /** The entity of that reference, however its letters are written. */
    private Uni<Optional<ObjectNode>> named(Mutiny.Session session, EntityRef ref) {
        return session.createNativeQuery(
                        COLUMNS.formatted("select *, 1 as wanted from catalog_entity where ref = :ref"), Object[].class)
                .setParameter("ref", ref.toString())
                .getResultList()
                .chain(rows -> related(session, rows))
                .map(found -> found.stream().findFirst());
    }

    /** Refs of the same kind. */
    private static Uni<List<String>> like(Mutiny.Session session, EntityRef ref) {
        return session.createNativeQuery(
                        "select ref from catalog_entity where ref >= :kind and ref < :next order by ref limit 5000",
                        String.class)
                .setParameter("kind", ref.canonical().kind() + ":")
                .setParameter("next", ref.canonical().kind() + ";")
                .getResultList();
    }

    private Uni<List<ObjectNode>> related(Mutiny.Session session, List<Object[]> found) {
        List<EntityView.Row> rows = found.stream().map(EntityReader::row).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery("""
                        select distinct source, type, target from catalog_relation
                         where source = any(string_to_array(:refs, chr(10))) order by source, type, target""", Object[].class)
                .setParameter("refs", rows.stream().map(EntityView.Row::ref).collect(Collectors.joining("\n")))
                .getResultList()
                .map(relations -> relations.stream()
                        .collect(Collectors.groupingBy(
                                relation -> (String) relation[0],
                                Collectors.mapping(
                                        relation -> new EntityView.To((String) relation[1], (String) relation[2]),
                                        Collectors.toList()))))
                .map(relations -> views(rows, relations));
    }

    private List<ObjectNode> views(List<EntityView.Row> rows, Map<String, List<EntityView.To>> relations) {
        return rows.stream()
                .map(row -> view.of(row, relations.getOrDefault(row.ref(), List.of())))
                .toList();
    }

    private static EntityView.Row row(Object[] columns) {
        return new EntityView.Row(
                (String) columns[0],
                (String) columns[1],
                (String) columns[2],
                (String) columns[3],
                (String) columns[4],
                (String) columns[5],
                (String) columns[6],
                (Boolean) columns[7],
                (@Nullable String) columns[8]);
    }
}
