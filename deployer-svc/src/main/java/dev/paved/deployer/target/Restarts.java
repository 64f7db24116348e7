package dev.paved.deployer.target;

import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.Preparation;
import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.local.Release;
import dev.paved.deployer.variables.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Starts again what died: at once the first time, then after growing pauses until it has stayed up for a while. */
@Singleton
class Restarts {

    private static final Logger LOG = Logger.getLogger(Restarts.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STABLE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 6;

    private final Targets targets;
    private final Preparations preparations;
    private final Instances instances;
    private final InstantSource time;

    Restarts(Targets targets, Preparations preparations, Instances instances, InstantSource time) {
        this.targets = targets;
        this.preparations = preparations;
        this.instances = instances;
        this.time = time;
    }

    /** Counts one more start before it is made, so that a crash of this process can not hide it. */
    Function<Mutiny.Session, Uni<Void>> count(Target target) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(target.restarts(), MOST_DOUBLINGS));
        var retryAt = time.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return session -> targets.restarts(session, target, target.restarts() + 1, Optional.of(retryAt));
    }

    /** How long the next start has to wait yet. */
    Duration pause(Target target) {
        return target.retryAt() == null
                ? Duration.ZERO
                : new Pause(target.retryAt(), LONGEST_PAUSE).left(time.instant());
    }

    /** Starts {@code release} with {@code given}; the answer is what stood in the way. */
    Optional<String> start(Release release, Variables given) {
        LOG.infof(
                "service=%s environment=%s deployment=%s started again",
                release.service(), release.environment(), release.deployment());
        return switch (preparations.prepare(release)) {
            case Preparation.Impossible(String reason) -> Optional.of(reason);
            case Preparation.Ready(var manifest) -> {
                instances.start(release, manifest, given);
                yield Optional.empty();
            }
        };
    }

    /** Forgets earlier restarts of an instance that has been well for a while. */
    Optional<Function<Mutiny.Session, Uni<Void>>> forgiveWhenStable(Target target, Instance instance, Probe probe) {
        boolean forgiven = target.restarts() > 0 && probe.healthy() && !isYoung(instance);
        return forgiven
                ? Optional.of(session -> targets.restarts(session, target, 0, Optional.empty()))
                : Optional.empty();
    }

    /** Whether {@code instance} started only a while ago. */
    boolean isYoung(Instance instance) {
        return !new Pause(instance.startedAt().plus(STABLE), STABLE).isOver(time.instant());
    }
}
