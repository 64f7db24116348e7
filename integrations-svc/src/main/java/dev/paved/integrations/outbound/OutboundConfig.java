package dev.paved.integrations.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where requests may go that users ask for, and how long they may take. */
@ConfigMapping(prefix = "paved.integrations.outbound")
public interface OutboundConfig {

    /** Ranges of addresses, as {@code 10.1.0.0/16}, that are asked though they aren't public. */
    Optional<List<String>> allowedRanges();

    /** Whether {@code http} may be used beside {@code https}. */
    @WithDefault("false")
    boolean plainHttp();

    /** How long one connection may take to open. */
    @WithDefault("5s")
    Duration connectLimit();

    /** How long an exchange may take in all. */
    @WithDefault("15s")
    Duration limit();

    /** How many bytes of an answer are read, the rest being left. */
    @WithDefault("16384")
    int answerBytes();
}
