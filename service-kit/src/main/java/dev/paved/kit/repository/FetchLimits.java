package dev.paved.kit.repository;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The most that is taken at once from a repository elsewhere, whoever filled it. */
@ConfigMapping(prefix = "paved.git.fetch")
public interface FetchLimits {

    /** The most bytes, compressed as Git sends them; also the most that one file may have. */
    @WithDefault("256M")
    MemorySize largest();

    /** The longest that it may take. */
    @WithDefault("5m")
    Duration longest();

    /** The same, but no longer than {@code most}. */
    default FetchLimits within(Duration most) {
        MemorySize largest = largest();
        Duration longest = longest().compareTo(most) < 0 ? longest() : most;
        return new FetchLimits() {
            @Override
            public MemorySize largest() {
                return largest;
            }

            @Override
            public Duration longest() {
                return longest;
            }
        };
    }
}
