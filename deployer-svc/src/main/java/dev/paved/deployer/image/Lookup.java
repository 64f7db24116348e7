package dev.paved.deployer.image;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a registry said of an image. */
public sealed interface Lookup {

    /**
     * It is there.
     *
     * @param digest the digest of what the name stands for now: an index, where the image is made for several platforms
     * @param platforms what it is made for, such as {@code linux/amd64}; empty where that is not told without the image
     */
    record Found(String digest, List<String> platforms) implements Lookup {
        public Found {
            platforms = List.copyOf(platforms);
        }

        /** Whether it can run on {@code platform}, as far as is told. */
        public boolean runsOn(String platform) {
            return platforms.isEmpty()
                    || platforms.stream().anyMatch(it -> it.equals(platform) || it.startsWith(platform + "/"));
        }
    }

    /** The registry has no such image, or does not say so to just anybody. */
    record Missing() implements Lookup {}

    /**
     * The registry does not let it be read.
     *
     * @param authenticated whether credentials were given
     */
    record Denied(boolean authenticated) implements Lookup {}

    /** Too much was asked of the registry; {@code retryAfter} is when it takes more, where it says so. */
    record Throttled(Optional<Duration> retryAfter) implements Lookup {}

    /** The registry gave no answer that can be used, because of {@code why}. */
    record Unreachable(String why) implements Lookup {}
}
