package dev.paved.integrations.localgit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this instance knows of the repositories: which heads it saw last, and which of them it knows to be dealt with. It
 * only saves looking at the database each second; after a minute nothing is taken for dealt with.
 */
@Singleton
class Observed {
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private record Settled(Map<String, String> heads, Instant until) {}

    private final Map<String, Map<String, String>> seen = new ConcurrentHashMap<>();
    private final Map<String, Settled> settled = new ConcurrentHashMap<>();
    private final InstantSource time;

    Observed(InstantSource time) {
        this.time = time;
    }

    /** Notes {@code heads}; true when they were different before, or not known. */
    boolean isNews(String repository, Map<String, String> heads) {
        return !heads.equals(seen.put(repository, heads));
    }

    /** Notes that all that leads to {@code heads} is published. */
    void settle(String repository, Map<String, String> heads) {
        settled.put(repository, new Settled(heads, time.instant().plus(TRUSTED)));
    }

    /** The repositories that may have something to publish. */
    List<String> unsettled() {
        return seen.entrySet().stream()
                .filter(entry -> !isSettled(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets all repositories but those. */
    void retain(List<String> repositories) {
        seen.keySet().retainAll(repositories);
        settled.keySet().retainAll(repositories);
    }

    private boolean isSettled(String repository, Map<String, String> heads) {
        Settled known = settled.get(repository);
        return known != null && known.heads().equals(heads) && time.instant().isBefore(known.until());
    }
}
