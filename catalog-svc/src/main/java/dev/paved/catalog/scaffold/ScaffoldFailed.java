package dev.paved.catalog.scaffold;

import org.jspecify.annotations.Nullable;

/** The service cannot be made; what was done is to be undone. */
class ScaffoldFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable String next;

    ScaffoldFailed(String reason, @Nullable String next) {
        super(reason);
        this.next = next;
    }

    /** What a person can do about it. */
    @Nullable
    String next() {
        return next;
    }
}
