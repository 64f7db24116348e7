package dev.paved.catalog.entity;

import dev.paved.catalog.model.Relations;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What entities are wanted, as SQL over {@code catalog_entity e}. Each {@code filter} has fields with commas between: all
 * must be as said, a field named twice as said once; of several filters one is enough.
 *
 * @param sql the condition
 * @param parameters what it refers to, by name
 * @see <a href="https://backstage.io/docs/features/software-catalog/software-catalog-api#filtering">Backstage, Filtering</a>
 */
record EntityFilter(String sql, Map<String, Object> parameters) {

    private static final int MOST_FIELDS = 50;
    private static final String RELATIONS = "relations.";

    /** The condition that the texts of {@code filters} say. */
    static EntityFilter of(List<String> filters) {
        EntityFilter filter = new EntityFilter("true", new LinkedHashMap<>());
        List<String> any = new ArrayList<>();
        for (String text : filters) {
            if (!text.isBlank()) {
                any.add(filter.all(fields(text)));
            }
        }
        return any.isEmpty() ? filter : new EntityFilter("(" + String.join(" or ", any) + ")", filter.parameters);
    }

    private static Map<String, List<String>> fields(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String field =
                    (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (field.isEmpty()) {
                throw new RefusedException(Invalid.field(
                        "/filter",
                        "must be field=value pairs with commas between, for example"
                                + " kind=component,spec.type=service"));
            }
            List<String> values = fields.computeIfAbsent(field, f -> new ArrayList<>());
            if (equals >= 0) {
                values.add(part.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
        return fields;
    }

    private String all(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .map(field -> one(field.getKey(), field.getValue()))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private String one(String field, List<String> values) {
        if (field.startsWith(RELATIONS)) {
            return related(field.substring(RELATIONS.length()), values);
        }
        if (field.equals("kind") && values.size() == 1) {
            // The ref begins with the kind: its order is the list's.
            return "(e.ref >= " + with(values.getFirst() + ":") + " and e.ref < " + with(values.getFirst() + ";") + ")";
        }
        return values.isEmpty()
                ? contains(field)
                : values.stream()
                        .map(value -> contains(field + "=" + value))
                        .collect(Collectors.joining(" or ", "(", ")"));
    }

    private String contains(String term) {
        return "e.terms @> array[" + with(term) + "]";
    }

    /** Both directions of a relation are kept, so that those who have it to a target are found from the target. */
    private String related(String type, List<String> targets) {
        Optional<String> inverse = Relations.inverse(type);
        if (inverse.isEmpty()) {
            return "false";
        }
        if (targets.isEmpty()) {
            String same = Relations.inverse(inverse.get()).orElseThrow();
            return "exists (select from catalog_relation r where r.source = e.ref and r.type = " + with(same) + ")";
        }
        return "e.ref in (select r.target from catalog_relation r where r.type = " + with(inverse.get())
                + targets.stream()
                        .map(target -> "r.source = " + with(target))
                        .collect(Collectors.joining(" or ", " and (", "))"));
    }

    /** The same and owned by {@code owner}. */
    EntityFilter ownedBy(String owner) {
        return new EntityFilter(sql + " and " + related("ownedBy", List.of(owner)), parameters);
    }

    private String with(String value) {
        if (parameters.size() >= MOST_FIELDS) {
            throw new RefusedException(Invalid.field("/filter", "must have at most " + MOST_FIELDS + " fields"));
        }
        String name = "f" + parameters.size();
        parameters.put(name, value);
        return "cast(:" + name + " as text)";
    }
}
