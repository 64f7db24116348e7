package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A valid description of an environment.
 *
 * @param name a DNS label, at most 40 characters
 * @param type what it is for
 * @param ttl how long it lives; null where nothing was said
 * @param services what is to run in it
 * @param databases the databases it is to have
 * @param untrusted whether what runs in it may be anybody's, as with the pull request of a fork
 */
public record EnvironmentSpec(
        String name,
        EnvironmentType type,
        @Nullable Duration ttl,
        List<ServiceSpec> services,
        List<DatabaseSpec> databases,
        boolean untrusted) {

    /** One whose description comes from people who may have its secrets. */
    public EnvironmentSpec(
            String name,
            EnvironmentType type,
            @Nullable Duration ttl,
            List<ServiceSpec> services,
            List<DatabaseSpec> databases) {
        this(name, type, ttl, services, databases, false);
    }

    /** The same, of which nobody knows what runs in it. */
    public EnvironmentSpec distrusted() {
        return new EnvironmentSpec(name, type, ttl, services, databases, true);
    }

    /**
     * Something to run: a container image under a name.
     *
     * @param replicas how many of it, at least 1
     * @param env the environment variables it is given, with values that are no secrets
     */
    public record ServiceSpec(String name, String image, int replicas, Map<String, String> env) {

        /** The variable that tells every service the port to listen on. */
        public static final String PORT = "PORT";

        public ServiceSpec {
            replicas = Math.max(replicas, 1); // What was stored by an earlier version has none.
            env = env == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(env));
        }

        public ServiceSpec(String name, String image) {
            this(name, image, 1, Map.of());
        }
    }

    /**
     * A database.
     *
     * @param type its kind: {@code postgres}
     * @param service the service it is for; {@link #SHARED} where all services of the environment share it
     * @param seed the file of the repository that it is filled from; null where it starts empty
     * @param classification how confidential what the seed holds is; null where nothing is said
     */
    public record DatabaseSpec(
            String type,
            String service,
            DatabaseSize size,
            @Nullable String seed,
            @Nullable Classification classification) {

        /** Whose a database is that all services of an environment share. */
        public static final String SHARED = "shared";

        public DatabaseSpec {
            service = service == null ? SHARED : service;
            size = size == null ? DatabaseSize.SMALL : size;
        }
    }
}
