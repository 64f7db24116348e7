package dev.paved.deployer.rollout;

import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.local.RequestCounts;
import dev.paved.deployer.strategy.Strategy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Compares the requests that fail of a version with those of the one that serves, as both export them, since it was looked
 * at first. What is remembered for that may be lost: then it begins anew.
 */
@Singleton
public class ErrorRates {

    /** How much longer is waited where one of them exports nothing: they are not asked in vain all the time. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** What was looked at last before that is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Manifests manifests;
    private final InstantSource time;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    ErrorRates(Manifests manifests, InstantSource time) {
        this.manifests = manifests;
        this.time = time;
    }

    /** What a rollout is judged by: what the processes of both had answered when each was looked at first. */
    private record Watch(int limit, Instant next, Map<String, RequestCounts> own, Map<String, RequestCounts> serving) {

        Watch {
            own = Map.copyOf(own);
            serving = Map.copyOf(serving);
        }

        Watch until(Instant later) {
            return new Watch(limit, later, own, serving);
        }

        /** With the processes that are seen now; all are counted anew where none of either was seen before. */
        Watch with(Map<String, RequestCounts> ofOwn, Map<String, RequestCounts> ofServing) {
            boolean known = ofOwn.keySet().stream().anyMatch(own::containsKey)
                    && ofServing.keySet().stream().anyMatch(serving::containsKey);
            return known
                    ? new Watch(limit, next, merged(own, ofOwn), merged(serving, ofServing))
                    : new Watch(limit, next, ofOwn, ofServing);
        }

        private static Map<String, RequestCounts> merged(
                Map<String, RequestCounts> before, Map<String, RequestCounts> now) {
            Map<String, RequestCounts> merged = new HashMap<>(before);
            now.forEach((process, counts) ->
                    merged.merge(process, counts, (then, is) -> is.since(then).isWhole() ? then : is));
            return merged;
        }
    }

    /**
     * Why {@code d}, which gets a share of the requests, is to get none any more.
     *
     * @param pause how long it is not looked at again
     * @param own what each process of {@code d} has answered since it began, by a name that no other one gets; none where they
     *     don't tell
     * @param serving those of the version that serves
     */
    public Optional<String> trouble(
            Deployment d,
            Duration pause,
            Supplier<Map<String, RequestCounts>> own,
            Supplier<Map<String, RequestCounts>> serving) {
        Instant now = time.instant();
        Watch watch = watches.computeIfAbsent(d.id(), id -> new Watch(limit(d), now, Map.of(), Map.of()));
        if (watch.limit() >= Strategy.Canary.ANY || now.isBefore(watch.next())) {
            return Optional.empty();
        }
        watches.values().removeIf(it -> it.next().isBefore(now.minus(FORGOTTEN)));
        Map<String, RequestCounts> others = serving.get();
        Map<String, RequestCounts> mine = others.isEmpty() ? Map.of() : own.get();
        if (mine.isEmpty()) {
            watches.put(d.id(), watch.until(now.plus(pause).plus(QUIET)));
            return Optional.empty();
        }
        Watch looked = watch.until(now.plus(pause)).with(mine, others);
        watches.put(d.id(), looked);
        return ErrorRate.trouble(
                d.version(),
                since(looked.own(), mine),
                String.valueOf(d.previousVersion()),
                since(looked.serving(), others),
                looked.limit());
    }

    private static RequestCounts since(Map<String, RequestCounts> first, Map<String, RequestCounts> now) {
        return now.entrySet().stream()
                .map(it -> it.getValue().since(first.getOrDefault(it.getKey(), it.getValue())))
                .reduce(RequestCounts.NONE, RequestCounts::plus);
    }

    private int limit(Deployment d) {
        try {
            return manifests.of(d.release()).strategy() instanceof Strategy.Canary canary
                    ? canary.mayFail()
                    : Strategy.Canary.ANY;
        } catch (ManifestProblem | IOException e) {
            return Strategy.Canary.ANY;
        }
    }
}
