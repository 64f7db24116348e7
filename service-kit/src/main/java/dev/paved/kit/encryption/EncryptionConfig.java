package dev.paved.kit.encryption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What a service seals with. */
@ConfigMapping(prefix = "paved.encryption")
interface EncryptionConfig {

    /** Whether the service has something to seal, and so the table {@code master_key}; set when it is built. */
    @WithDefault("false")
    boolean enabled();

    /** The file with the master keys; {@code keys/SERVICE/master-keys.json} in the state folder unless set. */
    Path keyset();

    /** How long a replaced master key that nothing uses stays in the file: as long as backups may need it. */
    @WithDefault("90d")
    Duration keepReplacedKeys();
}
