package dev.paved.catalog.offpath;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a service may be off the path. */
@ConfigMapping(prefix = "paved.off-path")
interface OffPathConfig {

    /** For how long leave is given at most, before it is reviewed; a year unless configured. */
    @WithDefault("365d")
    Duration longest();
}
