package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.local.RequestCounts;
import dev.paved.deployer.local.Scrapes;
import dev.paved.deployer.strategy.Strategy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the requests that fail of a version with those of the one that serves, as both export them, since it was looked
 * at first. What is remembered for that may be lost: then it begins anew.
 */
@Singleton
class ErrorRates {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How much longer is waited where one of them exports nothing: they are not asked in vain all the time. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** What was looked at last before that is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Instances instances;
    private final Scrapes scrapes;
    private final Manifests manifests;
    private final InstantSource time;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    ErrorRates(Instances instances, Scrapes scrapes, Manifests manifests, InstantSource time) {
        this.instances = instances;
        this.scrapes = scrapes;
        this.manifests = manifests;
        this.time = time;
    }

    /** What a rollout is judged by: what both had answered when it was looked at first, and by which processes. */
    private record Watch(
            int limit,
            Instant looked,
            Instance.@Nullable Identity process,
            @Nullable RequestCounts own,
            @Nullable RequestCounts serving) {

        Watch at(Instant now) {
            return new Watch(limit, now, process, own, serving);
        }

        Watch from(Instant now, Instance.Identity its, RequestCounts ofOwn, RequestCounts ofServing) {
            return new Watch(limit, now, its, ofOwn, ofServing);
        }
    }

    /** Why {@code d}, which gets a share of the requests, is to get none any more; it is not looked at all the time. */
    Optional<String> trouble(Deployment d) {
        Instant now = time.instant();
        Watch watch = watches.computeIfAbsent(d.id(), id -> new Watch(limit(d), now.minus(PAUSE), null, null, null));
        if (watch.limit() >= Strategy.Canary.ANY || now.isBefore(watch.looked().plus(PAUSE))) {
            return Optional.empty();
        }
        watches.values().removeIf(it -> it.looked().isBefore(now.minus(FORGOTTEN)));
        watches.put(d.id(), watch.at(now));
        Optional<Instance> own = alive(d.id());
        Optional<Instance> serving = alive(d.previousDeployment());
        return own.isEmpty() || serving.isEmpty() ? Optional.empty() : compare(d, watch, own.get(), serving.get(), now);
    }

    private Optional<String> compare(Deployment d, Watch watch, Instance own, Instance serving, Instant now) {
        Optional<RequestCounts> others = scrapes.of(serving);
        Optional<RequestCounts> mine = others.flatMap(counts -> scrapes.of(own));
        if (others.isEmpty() || mine.isEmpty()) {
            watches.put(d.id(), watch.at(now.plus(QUIET)));
            return Optional.empty();
        }
        RequestCounts before = watch.own();
        RequestCounts beforeOthers = watch.serving();
        if (before == null || beforeOthers == null || !serving.identity().equals(watch.process())) {
            watches.put(d.id(), watch.from(now, serving.identity(), mine.get(), others.get()));
            return Optional.empty();
        }
        RequestCounts since = mine.get().since(before);
        RequestCounts sinceOthers = others.get().since(beforeOthers);
        return since.isWhole() && sinceOthers.isWhole()
                ? ErrorRate.trouble(d.version(), since, String.valueOf(d.previousVersion()), sinceOthers, watch.limit())
                : Optional.empty();
    }

    private Optional<Instance> alive(@Nullable String deployment) {
        return Optional.ofNullable(deployment).flatMap(instances::find).filter(instances::isAlive);
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
