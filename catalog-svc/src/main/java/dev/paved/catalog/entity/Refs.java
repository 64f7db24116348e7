package dev.paved.catalog.entity;

import dev.paved.catalog.model.EntityRef;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import org.jspecify.annotations.Nullable;

/** Refs that a caller wrote. */
final class Refs {

    private Refs() {}

    /**
     * The entity that {@code text} means.
     *
     * @param pointer the field it is from
     * @param kind of what kind it is where {@code text} does not say; null where it must
     */
    static EntityRef parse(String pointer, String text, @Nullable String kind) {
        try {
            return EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE);
        } catch (EntityRef.Unreadable e) {
            throw new RefusedException(Invalid.field(pointer, e.rule() + ", for example group:default/team-a"));
        }
    }
}
