package dev.paved.deployer.capacity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may run on this machine. */
@ConfigMapping(prefix = "paved.deployer.local")
interface LocalCapacitySettings {

    /** How many instances may run, those that take over from others included. */
    @WithDefault("200")
    int maxInstances();

    /** How many megabytes must be free on the disk of the state folder before a version is put there. */
    @WithDefault("300")
    int freeMegabytes();
}
