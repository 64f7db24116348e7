package dev.paved.metrics.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the topic is read. */
@ConfigMapping(prefix = "paved.metrics.intake")
interface IntakeConfig {

    /** The topic. */
    @WithDefault("platform.events")
    String topic();

    /** The consumer group: its instances divide the partitions among them. */
    @WithDefault("metrics")
    String group();

    /** Most records of a batch, which is one transaction. */
    @WithDefault("2000")
    int batch();
}
