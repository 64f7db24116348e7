package dev.paved.deployer.kubernetes;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.target.Observing;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.lease.Lease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives what runs the variables that its service is given now: others are another secret, and the pods are replaced. */
@Singleton
class Renewal {

    private final Applying applying;
    private final Provisioner provisioner;
    private final Observing observing;
    private final InstantSource time;
    private final Duration every;

    Renewal(
            Applying applying,
            Provisioner provisioner,
            Observing observing,
            InstantSource time,
            DeployerSettings settings) {
        this.applying = applying;
        this.provisioner = provisioner;
        this.observing = observing;
        this.time = time;
        this.every = settings.variablesCheck();
    }

    /** Looks, if it is due, whether {@code d}, which runs as {@code sight} shows, is given something else now. */
    void step(Target target, Deployment d, Sight sight, Lease lease) throws Trouble {
        Instant now = time.instant();
        if (!target.renewing().isDue(now, every)) {
            return;
        }
        Optional<String> version = provisioner.version(d.release().recipient());
        if (version.isEmpty()) {
            observing.renewing(target, renewing -> renewing.unanswered(now), lease);
        } else if (version.equals(sight.annotation(Names.GIVEN_VERSION))) {
            observing.renewing(target, renewing -> renewing.well(now), lease);
        } else {
            switch (provisioner.ask(d.release().recipient())) {
                case Answer.Missing(String reason) ->
                    observing.renewing(target, renewing -> renewing.missing(reason, now), lease);
                case Answer.Given(Variables variables) -> {
                    observing.check(lease);
                    applying.apply(d, variables);
                    observing.renewing(target, renewing -> renewing.well(now), lease);
                }
            }
        }
    }
}
