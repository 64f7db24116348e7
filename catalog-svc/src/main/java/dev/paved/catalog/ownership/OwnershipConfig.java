package dev.paved.catalog.ownership;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may consent besides owners, and for how long they are asked. */
@ConfigMapping(prefix = "paved.ownership")
interface OwnershipConfig {

    /**
     * Users and groups that may consent in the place of any owner, for example {@code group:default/platform}: for what
     * belongs to nobody who is still there. None unless configured.
     */
    Optional<List<String>> stewards();

    /** How long a request for a transfer waits for consent; 14 days unless configured. */
    @WithDefault("14d")
    Duration patience();
}
