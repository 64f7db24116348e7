package dev.paved.deployer.local;

import org.jspecify.annotations.Nullable;

/**
 * A change of its database that comes with a version, as {@code migration} in {@code platform.yaml} declares. The version makes
 * it by itself.
 *
 * @param name what it is called, for people and to tell it from others
 * @param reversible whether versions before it work with the database as it is afterwards, or it can be undone
 */
public record Migration(String name, boolean reversible) {

    /** That of columns; null where there is none. */
    public static @Nullable Migration of(@Nullable String name, @Nullable Boolean reversible) {
        return name == null ? null : new Migration(name, Boolean.TRUE.equals(reversible));
    }

    /** What is to be thought of when a version that came with it is given up by itself. */
    public String caution(@Nullable String before) {
        return " Its migration '" + name + "' can't be undone and may have been made"
                + (before == null ? "." : "; see that " + before + " works with it.");
    }
}
