package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.strategy.Strategy;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What served before runs on for a while after all requests went to another version, so that it can have them back. */
@Singleton
class Holding {

    private final Candidate candidate;
    private final Targets targets;
    private final InstantSource time;
    private final Duration drain;

    Holding(Candidate candidate, Targets targets, InstantSource time, DeployerSettings settings) {
        this.candidate = candidate;
        this.targets = targets;
        this.time = time;
        this.drain = settings.drain();
    }

    /** For how long {@code d} lets run on what serves; nothing where it does not. */
    Optional<Duration> of(Deployment d, RolloutState.Starting starting) {
        return starting.strategy() instanceof Strategy.BlueGreen(Duration hold) && d.kind() != DeploymentKind.ROLLBACK
                ? Optional.of(hold)
                : Optional.empty();
    }

    /** Whether {@code d} has done well for as long as is waited where what served before is held. */
    boolean isEnough(Deployment d, RolloutState.Shifted shifted) {
        Instant now = time.instant();
        return !now.isBefore(shifted.at().plus(drain))
                && d.cancellation() == null
                && target(d)
                        .flatMap(target -> target.heldAt(now))
                        .filter(held -> held.deployment().equals(d.previousDeployment()))
                        .isPresent()
                && candidate.troubleInService(d, true).isEmpty();
    }

    private Optional<Target> target(Deployment d) {
        return targets.find(d.service(), d.environment());
    }
}
