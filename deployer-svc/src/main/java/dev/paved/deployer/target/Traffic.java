package dev.paved.deployer.target;

import dev.paved.deployer.local.Instance;
import dev.paved.deployer.routing.Router;
import dev.paved.deployer.routing.RouterUnavailable;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Leads the requests of targets. That the router is about to be told is written down before, so that nobody takes for
 * certain that requests still go where they did.
 */
@Singleton
class Traffic {

    private final Router router;
    private final Targets targets;
    private final Guard guard;
    private final InstantSource time;
    private final CrashPoints crash;

    Traffic(Router router, Targets targets, Guard guard, InstantSource time, CrashPoints crash) {
        this.router = router;
        this.targets = targets;
        this.guard = guard;
        this.time = time;
        this.crash = crash;
    }

    /** Leads all requests to {@code instance}, which is what is desired; the answer is what stood in the way. */
    Optional<String> lead(Target target, Instance instance, Lease lease) {
        String deployment = instance.deployment();
        boolean sure = target.serves(deployment);
        try {
            if (!router.sendsTo(target.environment(), target.service(), instance.port())) {
                if (!sure && !guard.run(lease, session -> targets.routing(session, target.id(), deployment))) {
                    return Optional.of("It is not what should serve any more.");
                }
                router.send(target.environment(), target.service(), instance.port());
            }
        } catch (RouterUnavailable e) {
            return Optional.of("It is healthy, but not reachable: " + e.getMessage() + ".");
        }
        if (!sure) {
            crash.at("after-route");
            guard.<Void>run(lease, session -> targets.routed(session, target.id(), deployment, time.instant()));
        }
        return Optional.empty();
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
