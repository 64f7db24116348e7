package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid description of an environment.
 *
 * @param name a DNS label, at most 40 characters
 * @param type what it is for
 * @param ttl how long it lives; null where nothing was said
 * @param services what is to run in it
 * @param databases the databases it is to have
 */
public record EnvironmentSpec(
        String name,
        EnvironmentType type,
        @Nullable Duration ttl,
        List<ServiceSpec> services,
        List<DatabaseSpec> databases) {

    /** Something to run: a container image under a name. */
    public record ServiceSpec(String name, String image) {}

    /** A database of a kind, filled from a file of the repository where {@code seed} names one. */
    public record DatabaseSpec(String type, @Nullable String seed) {}
}
