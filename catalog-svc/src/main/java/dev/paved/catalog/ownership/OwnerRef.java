package dev.paved.catalog.ownership;

import dev.paved.catalog.model.EntityRef;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An owner as the catalog's entities refer to it, {@code kind:namespace/name} in lower case: one that names no kind is a
 * group, as Backstage has it.
 *
 * @param ref the reference
 * @param kindNamed whether the kind was said, not assumed
 */
public record OwnerRef(String ref, boolean kindNamed) {

    private static final String GROUP = "group";
    private static final String DEFAULT = EntityRef.DEFAULT_NAMESPACE + "/";
    private static final String USER = "user:" + DEFAULT;

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

    /** The user of the same name and namespace: whom it may mean where its kind is not said and there is no such group. */
    public OwnerRef asUser() {
        return new OwnerRef("user:" + ref.substring(ref.indexOf(':') + 1), true);
    }

    /** How it may be written, in lower case: with and without the kind and the namespace that are assumed. */
    Set<String> spellings() {
        return Stream.of(ref, kindNamed ? ref : asUser().ref())
                .flatMap(each -> Stream.of(each, each.substring(each.indexOf(':') + 1)))
                .flatMap(each -> Stream.of(each, each.replaceFirst("(^|:)" + DEFAULT, "$1")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
