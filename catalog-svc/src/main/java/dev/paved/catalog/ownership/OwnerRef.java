package dev.paved.catalog.ownership;

import dev.paved.catalog.model.EntityRef;
import java.util.Locale;

/**
 * An owner as the catalog's entities refer to it, {@code kind:namespace/name} in lower case: one that names no kind is a
 * group, as Backstage has it.
 *
 * @param ref the reference
 * @param kindNamed whether the kind was said, not assumed
 */
public record OwnerRef(String ref, boolean kindNamed) {

    private static final String GROUP = "group";
    private static final String USER = "user:" + EntityRef.DEFAULT_NAMESPACE + "/";

    /** The owner that {@code text} means, as {@code spec.owner} and the owners of services are written. */
    public static OwnerRef of(String text) {
        try {
            String ref = EntityRef.parse(text.strip(), GROUP, EntityRef.DEFAULT_NAMESPACE)
                    .toString();
            return new OwnerRef(ref, text.contains(":"));
        } catch (EntityRef.Unreadable e) {
            return new OwnerRef(text.strip().toLowerCase(Locale.ROOT), true);
        }
    }

    /** The user {@code name}. */
    static OwnerRef user(String name) {
        return new OwnerRef(USER + name.toLowerCase(Locale.ROOT), true);
    }

    /** The user of the same name: whom it may mean where its kind is not said and there is no such group. */
    public OwnerRef asUser() {
        return user(name());
    }

    /** The part after the slash. */
    String name() {
        return ref.substring(ref.indexOf('/') + 1);
    }
}
