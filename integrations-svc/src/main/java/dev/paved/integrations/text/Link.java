package dev.paved.integrations.text;

import org.jspecify.annotations.Nullable;

/** Addresses that are shown as links. */
public final class Link {

    private Link() {}

    /** {@code url} where it is one of a page; null otherwise. */
    public static @Nullable String of(@Nullable String url) {
        return url != null && url.matches("https?://[^\\s<>\"()\\[\\]`|]+") ? url : null;
    }
}
