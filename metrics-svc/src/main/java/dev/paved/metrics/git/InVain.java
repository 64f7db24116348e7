package dev.paved.metrics.git;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The commits that were looked for in vain: for a while they are not looked for again. */
final class InVain {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final Map<Wanted, Instant> until = new ConcurrentHashMap<>();
    private final InstantSource time;

    InVain(InstantSource time) {
        this.time = time;
    }

    private record Wanted(String repository, String commit) {}

    void add(String repository, Collection<String> commits) {
        Instant end = time.instant().plus(AGAIN_AFTER);
        commits.forEach(commit -> until.put(new Wanted(repository, commit), end));
    }

    boolean contains(String repository, String commit) {
        Instant end = until.get(new Wanted(repository, commit));
        return end != null && time.instant().isBefore(end);
    }
}
