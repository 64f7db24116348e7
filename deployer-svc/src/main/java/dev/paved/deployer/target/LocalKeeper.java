package dev.paved.deployer.target;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.routing.RouterUnavailable;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what should run running, and requests going to it: starts it again when it died, tells the router, and ends what
 * should not run any more, once no requests go there.
 */
@Singleton
@Identifier(LocalKeeper.KIND)
class LocalKeeper implements Keeper {

    static final String KIND = "local";

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(200);

    private final Guard guard;
    private final Observing observing;
    private final Targets targets;
    private final Instances instances;
    private final HealthProbe health;
    private final Restarts restarts;
    private final Provisioner provisioner;
    private final Renewal renewal;
    private final Traffic traffic;
    private final InstantSource time;
    private final CrashPoints crash;
    private final DeployerSettings settings;

    LocalKeeper(
            Guard guard,
            Observing observing,
            Targets targets,
            Instances instances,
            HealthProbe health,
            Restarts restarts,
            Provisioner provisioner,
            Renewal renewal,
            Traffic traffic,
            InstantSource time,
            CrashPoints crash,
            DeployerSettings settings) {
        this.guard = guard;
        this.observing = observing;
        this.targets = targets;
        this.instances = instances;
        this.health = health;
        this.restarts = restarts;
        this.provisioner = provisioner;
        this.renewal = renewal;
        this.traffic = traffic;
        this.time = time;
        this.crash = crash;
        this.settings = settings;
    }

    @Override
    public Stream<String> recorded() {
        return instances.all().stream().map(i -> Target.id(i.service(), i.environment()));
    }

    @Override
    public String url(String environment, String service) {
        return settings.urlOf(environment, service);
    }

    @Override
    public Requeue keep(Target target, Lease lease) {
        List<Instance> recorded = instances.of(target.service(), target.environment());
        return target.wanted()
                .map(desired -> keepRunning(target, desired, recorded, lease))
                .orElseGet(() -> keepEmpty(target, recorded, lease));
    }

    private Requeue keepRunning(Target target, Desired desired, List<Instance> recorded, Lease lease) {
        Optional<Instance> alive = instances.find(desired.deployment()).filter(instances::isAlive);
        if (alive.isEmpty()) {
            return target.isRollingOut(desired) ? Requeue.after(SOON) : startAgain(target, desired, lease);
        }
        Instance instance = alive.get();
        Probe probe = health.once(instance);
        Optional<String> trouble =
                probe.healthy() ? traffic.lead(target, instance, lease) : Optional.of("It " + probe.words() + ".");
        if (trouble.isPresent() && target.isTakingOver(desired)) {
            return Requeue.after(LOOK);
        }
        observe(target, instance, probe, trouble(trouble, target.renewing().trouble()), lease);
        restarts.forgiveWhenStable(target, instance, probe).ifPresent(change -> guard.run(lease, change));
        if (probe.healthy() && trouble.isPresent()) {
            return Requeue.after(LOOK);
        }
        renewal.step(target, target.release(desired), instance, probe, lease);
        if (trouble.isPresent()) {
            return Requeue.after(LOOK);
        }
        return endOthers(target.id(), instance, recorded, lease);
    }

    /** What is wrong with the instance, and with giving it what its service is given now. */
    private static Optional<String> trouble(Optional<String> now, @Nullable String renewing) {
        return renewing == null ? now : Optional.of(now.map(it -> it + " ").orElse("") + renewing);
    }

    private Requeue startAgain(Target target, Desired desired, Lease lease) {
        Duration pause = restarts.pause(target);
        if (pause.isPositive()) {
            return Requeue.after(pause);
        }
        return switch (provisioner.ask(target.release(desired).recipient())) {
            case Answer.Missing(String reason) -> await(target, reason, lease);
            case Answer.Given(Variables variables) -> startAgain(target, desired, variables, lease);
        };
    }

    private Requeue await(Target target, String reason, Lease lease) {
        observing.see(target, Observed.unhealthy("Its process was gone. " + reason), lease);
        return Requeue.after(LOOK);
    }

    private Requeue startAgain(Target target, Desired desired, Variables variables, Lease lease) {
        guard.<Void>run(lease, restarts.count(target));
        observing.see(target, Observed.starting("Its process was gone; it is started again."), lease);
        restarts.start(target.release(desired), variables)
                .ifPresent(trouble -> observing.see(target, Observed.unhealthy(trouble), lease));
        return Requeue.after(SOON);
    }

    private void observe(Target target, Instance instance, Probe probe, Optional<String> trouble, Lease lease) {
        Health seen = probe.healthy()
                ? Health.HEALTHY
                : target.observed().health() == Health.STARTING && restarts.isYoung(instance)
                        ? Health.STARTING
                        : Health.UNHEALTHY;
        observing.see(target, new Observed(seen, instance.pid(), instance.port(), trouble.orElse(null)), lease);
    }

    /** Ends the instances that are neither desired nor being rolled out, once requests have left them for {@code it}. */
    private Requeue endOthers(String id, Instance it, List<Instance> recorded, Lease lease) {
        Optional<Target> target = targets.find(id);
        Optional<Instant> since = target.flatMap(t -> t.servesSince(it.deployment()));
        if (target.isEmpty() || since.isEmpty()) {
            return Requeue.after(SOON);
        }
        List<Instance> others = others(target.get(), recorded);
        if (others.isEmpty()) {
            return Requeue.after(LOOK);
        }
        Duration draining = new Pause(since.get().plus(settings.drain()), settings.drain()).left(time.instant());
        if (draining.isPositive()) {
            return Requeue.after(draining.compareTo(LOOK) < 0 ? draining : LOOK);
        }
        observing.check(lease);
        others.forEach(instances::stop);
        crash.at("after-stop");
        return Requeue.now();
    }

    private List<Instance> others(Target target, List<Instance> recorded) {
        Instant now = time.instant();
        List<Instance> needed =
                recorded.stream().filter(i -> target.needs(i.deployment(), now)).toList();
        return recorded.stream()
                .filter(i -> needed.stream().noneMatch(i::isSameProcess))
                .toList();
    }

    /** Nothing should run: no route, and no instance but that of a rollout. */
    private Requeue keepEmpty(Target target, List<Instance> recorded, Lease lease) {
        List<Instance> others = others(target, recorded);
        boolean clean = target.routed() == null && target.observed().equals(Observed.nothing());
        if (clean && others.isEmpty()) {
            return target.rollout() == null ? Requeue.settled() : Requeue.after(LOOK);
        }
        try {
            traffic.stop(target, lease);
        } catch (RouterUnavailable e) {
            return Requeue.after(LOOK);
        }
        others.forEach(instances::stop);
        observing.nothing(target, lease);
        return Requeue.now();
    }
}
