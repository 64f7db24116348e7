package dev.paved.provisioner.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A valid request for a database.
 *
 * @param service the service it is for
 * @param environment the environment it belongs to, and goes with
 * @param type its kind: {@code postgres}
 * @param seed SQL that fills it, once; null where it starts empty
 */
public record DatabaseRequest(
        String service,
        String environment,
        String type,
        DatabaseSize size,
        @Nullable String seed) {

    /** Without the seed: it may hold what is nobody's business. */
    @Override
    public String toString() {
        return "database of " + service + " in " + environment + ", " + type + ", " + size;
    }
}
