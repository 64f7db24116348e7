package dev.paved.deployer.target;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.local.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long instances have been without new requests, as far as this life of the process has seen. */
@Singleton
class Drains {

    /** Nobody asks any more for one that ended by itself. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<Instance.Identity, Long> since = new ConcurrentHashMap<>();
    private final long nanos;

    Drains(DeployerSettings settings) {
        this.nanos = settings.drain().toNanos();
    }

    /** Whether {@code instance}, which gets no requests any more, has had its time for those it has. */
    boolean isOver(Instance instance) {
        long now = System.nanoTime();
        boolean over = now - since.computeIfAbsent(instance.identity(), it -> now) >= nanos;
        since.values().removeIf(begun -> now - begun >= nanos + FORGOTTEN.toNanos());
        if (over) {
            since.remove(instance.identity());
        }
        return over;
    }
}
