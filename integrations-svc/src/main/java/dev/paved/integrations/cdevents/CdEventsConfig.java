package dev.paved.integrations.cdevents;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How this service hears of CDEvents. */
@ConfigMapping(prefix = "paved.integrations.cdevents")
interface CdEventsConfig {

    /** What tools send along as bearer token that may tell of everything; without it, and without senders, every event is refused. */
    Optional<String> webhookSecret();

    /** Tools with a secret of their own, by their names. */
    Map<String, Sender> senders();

    /** A tool that may tell of some things only. */
    interface Sender {

        /** What it sends along as bearer token. */
        String secret();

        /** The services that it may tell of; {@value Senders#ANY} is all. A setting without a value is an error: it would open too much. */
        @WithDefault(Senders.ANY)
        Set<String> services();

        /** The sources that its events may have; {@value Senders#ANY} is any. */
        @WithDefault(Senders.ANY)
        Set<String> sources();
    }
}
