package dev.paved.catalog.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The relations that an entity tells of, each in both directions. A reference without a namespace is in the entity's own.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/well-known-relations">Well-known Relations</a>
 */
public final class Relations {

    /** What each relation is in the other direction. */
    private static final Map<String, String> INVERSE = inverses(
            "ownedBy", "ownerOf",
            "dependsOn", "dependencyOf",
            "providesApi", "apiProvidedBy",
            "consumesApi", "apiConsumedBy",
            "partOf", "hasPart",
            "memberOf", "hasMember",
            "childOf", "parentOf");

    private final Entity entity;
    private final List<Relation> found = new ArrayList<>();

    private Relations(Entity entity) {
        this.entity = entity;
    }

    private static Map<String, String> inverses(String... pairs) {
        Map<String, String> inverses = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            inverses.put(pairs[i].toLowerCase(Locale.ROOT), pairs[i + 1]);
            inverses.put(pairs[i + 1].toLowerCase(Locale.ROOT), pairs[i]);
        }
        return Map.copyOf(inverses);
    }

    /** What the relation of {@code type}, however its letters are written, is in the other direction; nothing for an unknown one. */
    public static Optional<String> inverse(String type) {
        return Optional.ofNullable(INVERSE.get(type.toLowerCase(Locale.ROOT)));
    }

    /** Those that {@code entity} tells of. */
    public static List<Relation> of(Entity entity) {
        Relations relations = new Relations(entity);
        Value.Mapping spec = entity.document().mapping("spec");
        Kind kind = Kind.written(entity.ref().kind()).orElseThrow();
        if (spec != null) {
            relations.find(kind, spec);
        }
        return List.copyOf(relations.found);
    }

    private void find(Kind kind, Value.Mapping spec) {
        switch (kind) {
            case COMPONENT -> {
                owned(spec);
                one(spec, "subcomponentOf", "Component", "partOf", "hasPart");
                many(spec, "providesApis", "API", "providesApi", "apiProvidedBy");
                many(spec, "consumesApis", "API", "consumesApi", "apiConsumedBy");
                many(spec, "dependsOn", null, "dependsOn", "dependencyOf");
                dependencyOf(spec);
                one(spec, "system", "System", "partOf", "hasPart");
            }
            case API -> {
                owned(spec);
                one(spec, "system", "System", "partOf", "hasPart");
            }
            case RESOURCE -> {
                owned(spec);
                many(spec, "dependsOn", null, "dependsOn", "dependencyOf");
                dependencyOf(spec);
                one(spec, "system", "System", "partOf", "hasPart");
            }
            case SYSTEM -> {
                owned(spec);
                one(spec, "domain", "Domain", "partOf", "hasPart");
            }
            case DOMAIN -> {
                owned(spec);
                one(spec, "subdomainOf", "Domain", "partOf", "hasPart");
            }
            case USER -> many(spec, "memberOf", "Group", "memberOf", "hasMember");
            case GROUP -> {
                one(spec, "parent", "Group", "childOf", "parentOf");
                many(spec, "children", "Group", "parentOf", "childOf");
                many(spec, "members", "User", "hasMember", "memberOf");
            }
            case TEMPLATE -> owned(spec);
            case LOCATION -> {}
        }
    }

    private void owned(Value.Mapping spec) {
        one(spec, "owner", "Group", "ownedBy", "ownerOf");
    }

    private void dependencyOf(Value.Mapping spec) {
        many(spec, "dependencyOf", null, "dependencyOf", "dependsOn");
        if (!"".equals(spec.text("dependencyOf"))) {
            one(spec, "dependencyOf", null, "dependencyOf", "dependsOn");
        }
    }

    private void one(Value.Mapping spec, String field, @Nullable String kind, String there, String back) {
        String text = spec.text(field);
        if (text != null) {
            relate(text, kind, there, back);
        }
    }

    private void many(Value.Mapping spec, String field, @Nullable String kind, String there, String back) {
        spec.texts(field).forEach(text -> relate(text, kind, there, back));
    }

    private void relate(String text, @Nullable String kind, String there, String back) {
        try {
            EntityRef target = EntityRef.parse(text, kind, entity.ref().namespace());
            found.add(new Relation(entity.ref(), there, target));
            found.add(new Relation(target, back, entity.ref()));
        } catch (EntityRef.Unreadable e) {
            throw new IllegalStateException("an accepted entity has a reference that can't be read: " + text, e);
        }
    }
}
