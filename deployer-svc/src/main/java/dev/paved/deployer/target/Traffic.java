package dev.paved.deployer.target;

import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.routing.Router;
import dev.paved.deployer.routing.RouterUnavailable;
import dev.paved.deployer.routing.Split;
import dev.paved.deployer.target.Beside.Share;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Leads the requests of targets. That the router is about to be told is written down before, so that nobody takes for
 * certain that requests still go where they did.
 */
@Singleton
class Traffic {

    private final Router router;
    private final Targets targets;
    private final Instances instances;
    private final Guard guard;
    private final InstantSource time;
    private final CrashPoints crash;

    Traffic(Router router, Targets targets, Instances instances, Guard guard, InstantSource time, CrashPoints crash) {
        this.router = router;
        this.targets = targets;
        this.instances = instances;
        this.guard = guard;
        this.time = time;
        this.crash = crash;
    }

    /**
     * Leads all requests to {@code instance}, which is what is desired, but the share of another as long as that runs; the
     * answer is what stood in the way.
     */
    Optional<String> lead(Target target, Instance instance, Lease lease) {
        String deployment = instance.deployment();
        Split split = split(target, instance);
        boolean whole = target.beside().share() == null || split.other() != null;
        boolean sure = whole && target.serves(deployment);
        try {
            if (!router.sends(target.environment(), target.service(), split)) {
                if (!sure && !guard.run(lease, session -> targets.routing(session, target, deployment))) {
                    return Optional.of("It is not what should serve any more.");
                }
                router.send(target.environment(), target.service(), split);
            }
        } catch (RouterUnavailable e) {
            return Optional.of("It is healthy, but not reachable: " + e.getMessage() + ".");
        }
        if (whole && !sure) {
            crash.at("after-route");
            guard.<Void>run(lease, session -> targets.routed(session, target, deployment, time.instant()));
        }
        return Optional.empty();
    }

    private Split split(Target target, Instance instance) {
        Share share = target.beside().share();
        return Optional.ofNullable(share)
                .flatMap(it -> instances.find(it.deployment()))
                .filter(instances::isAlive)
                .map(other -> new Split(
                        instance.port(),
                        other.port(),
                        Objects.requireNonNull(share).weight()))
                .orElseGet(() -> Split.all(instance.port()));
    }

    /**
     * Leads no requests anywhere.
     *
     * @throws RouterUnavailable when that is not sure
     */
    void stop(Target target, Lease lease) {
        guard.check(lease);
        router.remove(target.environment(), target.service());
    }
}
