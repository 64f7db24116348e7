package dev.paved.catalog.retirement;

import org.jspecify.annotations.Nullable;

/** What still needs a service. */
sealed interface Need {

    /** It for people. */
    String words();

    /** A version of it serves. */
    record Runs(String environment, String version) implements Need {
        @Override
        public String words() {
            return version + " runs in " + environment;
        }
    }

    /** An entity depends on it. */
    record Depends(String ref, @Nullable String owner) implements Need {
        @Override
        public String words() {
            return ref + " (" + (owner == null ? "nobody's" : owner) + ") depends on it";
        }
    }
}
