package dev.paved.provisioner.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about drift. */
@ConfigMapping(prefix = "paved.provisioner.drift")
public interface DriftSettings {

    /** How often every environment is looked at, without anything having told of a change. */
    @WithDefault("5m")
    Duration fullLook();

    /** How long reverting or adopting may take before it has failed. */
    @WithDefault("1m")
    Duration settleWithin();
}
