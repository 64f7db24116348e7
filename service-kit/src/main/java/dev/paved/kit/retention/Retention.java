package dev.paved.kit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a service keeps what has done its work. The audit is kept for ever, and so is what still waits. */
@ConfigMapping(prefix = "paved.retention")
interface Retention {

    /** Records that are on Kafka, which keeps them itself; a week unless configured. */
    @WithDefault("7d")
    Duration outbox();

    /** The ids of events that were handled: one that comes again later is still known by its number; a week. */
    @WithDefault("7d")
    Duration inbox();

    /** The answers that idempotency keys got: as long, a repeated request is safe; a week. */
    @WithDefault("7d")
    Duration idempotency();

    /** Operations that have ended, from their end on; thirty days. */
    @WithDefault("30d")
    Duration operations();
}
