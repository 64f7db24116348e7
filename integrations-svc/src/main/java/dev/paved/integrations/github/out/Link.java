package dev.paved.integrations.github.out;

import org.jspecify.annotations.Nullable;

/** Addresses that GitHub shows as links. */
final class Link {

    private Link() {}

    /** {@code url} where it is one of a page; null otherwise. */
    static @Nullable String of(@Nullable String url) {
        return url != null && url.matches("https?://[^\\s<>\"()\\[\\]`]+") ? url : null;
    }
}
