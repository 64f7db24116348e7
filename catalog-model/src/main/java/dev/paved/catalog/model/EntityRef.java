package dev.paved.catalog.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entity is meant: {@code [kind:][namespace/]name}. Two references that differ in upper and lower case only mean the
 * same.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">Entity References</a>
 */
public record EntityRef(String kind, String namespace, String name) {

    /** Where an entity is that names no namespace. */
    public static final String DEFAULT_NAMESPACE = "default";

    /** A reference that means nothing. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String rule;

        private Unreadable(String rule) {
            super(rule);
            this.rule = rule;
        }

        /** What it must be. */
        public String rule() {
            return rule;
        }
    }

    /**
     * The entity that {@code text} means. Everything behind the first slash is the name, slashes too; a colon behind it is
     * part of the name.
     *
     * @param defaultKind of what kind it is where {@code text} does not say; null where it must
     * @param defaultNamespace where it is where {@code text} does not say
     * @throws Unreadable where a part is empty, or the kind is missing
     */
    public static EntityRef parse(String text, @Nullable String defaultKind, String defaultNamespace)
            throws Unreadable {
        int slash = text.indexOf('/');
        int colon = slash >= 0 && slash < text.indexOf(':') ? -1 : text.indexOf(':');
        String kind = colon < 0 ? defaultKind : text.substring(0, colon);
        String namespace = slash < 0 ? defaultNamespace : text.substring(colon + 1, slash);
        String name = text.substring(Math.max(colon, slash) + 1);
        if (kind == null) {
            throw new Unreadable("must say its kind, as component:" + text);
        }
        if (kind.isEmpty() || namespace.isEmpty() || name.isEmpty()) {
            throw new Unreadable("must have the form [kind:][namespace/]name, no part of it empty");
        }
        return new EntityRef(kind, namespace, name);
    }

    /** The same in lower case: equal for all that mean the same. */
    public EntityRef canonical() {
        return new EntityRef(
                kind.toLowerCase(Locale.ROOT), namespace.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** {@code kind:namespace/name} in lower case. */
    @Override
    public String toString() {
        EntityRef lower = canonical();
        return lower.kind + ":" + lower.namespace + "/" + lower.name;
    }
}
