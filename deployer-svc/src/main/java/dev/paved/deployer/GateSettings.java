package dev.paved.deployer;

import dev.paved.events.EnvironmentType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What deployments have to pass before they begin, by the type of their environment; nothing unless configured. */
@ConfigMapping(prefix = "paved.deployer.gates")
public interface GateSettings {

    /** Those of previews. */
    Gate preview();

    /** Those of development environments. */
    Gate development();

    /** Those of staging environments. */
    Gate staging();

    /** Those of production environments. */
    Gate production();

    /** How long a deployment waits for an approval. */
    @WithDefault("24h")
    Duration patience();

    /** For how long at most a version may be meant to run where it was not verified before. */
    @WithDefault("30d")
    Duration offPathLimit();

    /** What a deployment to environments of one type has to pass. */
    interface Gate {

        /** Whether someone else has to approve it. */
        @WithDefault("false")
        boolean approval();

        /** The environment in which its version has to be verified, unless someone else approves it. */
        Optional<String> verifiedUpstream();
    }

    /** What a deployment to an environment of {@code type} has to pass. */
    default Optional<Gate> of(EnvironmentType type) {
        return switch (type) {
            case PREVIEW -> Optional.of(preview());
            case DEVELOPMENT -> Optional.of(development());
            case STAGING -> Optional.of(staging());
            case PRODUCTION -> Optional.of(production());
            case UNRECOGNIZED -> Optional.empty();
        };
    }
}
