package dev.paved.deployer.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How registries of images are asked. */
@ConfigMapping(prefix = "paved.registries")
public interface RegistrySettings {

    /** How long a registry may take to answer in all. */
    @WithDefault("10s")
    Duration patience();

    /** The platform that images must be made for. */
    @WithDefault("linux/amd64")
    String platform();

    /** Hosts, with their ports, that are asked without TLS; this machine's own may be as well. */
    Optional<Set<String>> insecure();

    /** Who is let in, by the registry's host and port: {@code paved.registries.credentials."ghcr.io".username}. */
    Map<String, Credentials> credentials();

    /** A name and a password, or a token in its place. */
    interface Credentials {

        /** The name. */
        String username();

        /** The password, or token. */
        String password();
    }
}
