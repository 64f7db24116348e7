package dev.paved.deployer.rollout;

import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.target.Beside.Held;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Lets rollbacks have the process that is held since another version took over, so that none has to be started. */
@Singleton
class HeldInstances {

    /** What is held for less may be ending already. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Instances instances;
    private final HealthProbe probe;
    private final Targets targets;
    private final Deployments deployments;
    private final InstantSource time;

    HeldInstances(
            Instances instances, HealthProbe probe, Targets targets, Deployments deployments, InstantSource time) {
        this.instances = instances;
        this.probe = probe;
        this.targets = targets;
        this.deployments = deployments;
        this.time = time;
    }

    /** The recorded instance of {@code d}, which may have been held for another deployment of its version until now. */
    Optional<Instance> find(Deployment d) {
        Optional<Instance> own = instances.find(d.id());
        if (d.kind() != DeploymentKind.ROLLBACK) {
            return own;
        }
        own.ifPresent(instances::forgetTwins);
        return own.or(() -> held(d).map(held -> instances.adopt(held, d.id())));
    }

    private Optional<Instance> held(Deployment d) {
        return targets.find(d.service(), d.environment())
                .flatMap(target -> target.heldAt(time.instant().plus(MARGIN)))
                .map(Held::deployment)
                .filter(id -> deployments
                        .find(id)
                        .filter(held -> held.commit().equals(d.commit()))
                        .isPresent())
                .flatMap(instances::find)
                .filter(instances::isAlive)
                .filter(instance -> probe.once(instance).healthy());
    }
}
