package dev.paved.deployer.rollout;

import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.Logs;
import dev.paved.deployer.local.Preparation;
import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.routing.Router;
import dev.paved.deployer.routing.RouterUnavailable;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.crash.CrashPoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The instance of the version that is being rolled out. */
@Singleton
class Candidate {

    private static final Logger LOG = Logger.getLogger(Candidate.class);

    private final Preparations preparations;
    private final Instances instances;
    private final HealthProbe probe;
    private final Provisioner provisioner;
    private final Router router;
    private final Logs logs;
    private final CheckoutUse use;
    private final InstantSource time;
    private final CrashPoints crash;

    Candidate(
            Preparations preparations,
            Instances instances,
            HealthProbe probe,
            Provisioner provisioner,
            Router router,
            Logs logs,
            CheckoutUse use,
            InstantSource time,
            CrashPoints crash) {
        this.preparations = preparations;
        this.instances = instances;
        this.probe = probe;
        this.provisioner = provisioner;
        this.router = router;
        this.logs = logs;
        this.use = use;
        this.time = time;
        this.crash = crash;
    }

    /** Whether a version can be started. */
    sealed interface Prospect {}

    /** It can, and should be healthy within {@code healthTimeout}. */
    record Hopeful(Duration healthTimeout) implements Prospect {}

    /** It can not. */
    record Hopeless(String reason) implements Prospect {}

    /** How the instance does. */
    sealed interface Condition {}

    /** It is healthy. */
    record Well() implements Condition {}

    /** It may still become healthy. */
    record NotYet() implements Condition {}

    /** It can not be started before its service is given what it needs. */
    record Waiting(String reason) implements Condition {}

    /** It will not become healthy, or did not in time. */
    record Ill(String reason) implements Condition {}

    /** Makes the files of {@code d} ready, unless {@code givenUp} says meanwhile that it is not wanted any more. */
    Prospect prepare(Deployment d, BooleanSupplier givenUp) {
        return switch (preparations.prepare(d.release(), givenUp)) {
            case Preparation.Ready(ServiceManifest manifest) -> new Hopeful(manifest.healthTimeout());
            case Preparation.Impossible(String reason) -> new Hopeless(reason);
        };
    }

    /** Starts the instance of {@code d} unless it was started before, and looks at it. */
    Condition observe(Deployment d, Duration healthTimeout) {
        Optional<Instance> recorded = instances.find(d.id());
        boolean alive = recorded.filter(instances::isAlive).isPresent();
        if (!alive && recorded.filter(Instance::running).isPresent()) {
            return new Ill(
                    "The process of " + d.version() + " " + instances.end(recorded.get()) + " before it was healthy.");
        }
        if (!alive) {
            return start(d);
        }
        return look(d, recorded.get(), healthTimeout);
    }

    private Condition start(Deployment d) {
        return switch (preparations.prepare(d.release())) {
            case Preparation.Impossible(String reason) -> new Ill(reason);
            case Preparation.Ready(ServiceManifest manifest) -> start(d, manifest);
        };
    }

    /** Never without what its service is given: it might run, and do harm. */
    private Condition start(Deployment d, ServiceManifest manifest) {
        return switch (provisioner.ask(d.release().recipient())) {
            case Answer.Missing(String reason) -> new Waiting(reason);
            case Answer.Given(Variables variables) -> {
                crash.at("variables-given");
                instances.start(d.release(), manifest, variables);
                crash.at("after-start");
                yield new NotYet();
            }
        };
    }

    private Condition look(Deployment d, Instance instance, Duration healthTimeout) {
        Probe seen = probe.severalTimes(instance);
        if (seen.healthy() && instances.isAlive(instance)) {
            return new Well();
        }
        boolean late = time.instant().isAfter(instance.startedAt().plus(healthTimeout));
        return late && instances.isAlive(instance)
                ? new Ill(d.version() + " was not healthy within " + healthTimeout.toSeconds() + " seconds: it "
                        + seen.words() + " when it was asked last.")
                : new NotYet();
    }

    /** How the instance of {@code d} ended before the router took it, if it did. */
    Optional<String> ended(Deployment d) {
        return ended(d, " right after it was healthy.");
    }

    /** What is wrong with the instance of {@code d}, which the router took; {@code late} says not to wait for better. */
    Optional<String> troubleInService(Deployment d, boolean late) {
        String when = " after it got requests.";
        return ended(d, when).or(() -> late ? unhealthy(d).map(it -> it + when) : Optional.empty());
    }

    /** Why the router does not lead requests to the instance of {@code d}; nothing when it does. */
    Optional<String> whyNotRouted(Deployment d) {
        Optional<Instance> instance = instances.find(d.id());
        try {
            boolean routed = instance.isPresent()
                    && router.sendsTo(
                            d.environment(), d.service(), instance.get().port());
            return routed ? Optional.empty() : Optional.of(unhealthy(d).orElse("Requests go elsewhere") + ".");
        } catch (RouterUnavailable e) {
            return Optional.of("It is not sure where requests go: " + e.getMessage() + ".");
        }
    }

    private Optional<String> ended(Deployment d, String when) {
        return instances
                .find(d.id())
                .filter(instance -> !instances.isAlive(instance))
                .map(instance -> "The process of " + d.version() + " " + instances.end(instance) + when);
    }

    private Optional<String> unhealthy(Deployment d) {
        Optional<Instance> instance = instances.find(d.id());
        if (instance.isEmpty()) {
            return Optional.of(d.version() + " was gone");
        }
        Probe seen = probe.once(instance.get());
        return seen.healthy() ? Optional.empty() : Optional.of(d.version() + " " + seen.words());
    }

    /** Whether the instance of {@code deployment} runs. */
    boolean runs(@Nullable String deployment) {
        return deployment != null
                && instances.find(deployment).filter(instances::isAlive).isPresent();
    }

    /** Whether no other instance of the service runs in the environment. */
    boolean isAlone(Deployment d) {
        return instances.of(d.service(), d.environment()).stream()
                .filter(instance -> !instance.deployment().equals(d.id()))
                .noneMatch(instances::isAlive);
    }

    /** Its last log lines. */
    List<String> log(Deployment d) {
        return logs.tail(d.id());
    }

    /** Ends whatever runs for {@code d}. */
    void stop(Deployment d) {
        instances.stop(d.id());
    }

    /** Ends whatever runs for {@code d}, which failed, and removes its files unless something else needs them. */
    void cleanUp(Deployment d) {
        try {
            stop(d);
            preparations.discard(d.service(), d.commit(), () -> use.isFree(d.service(), d.commit()));
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "deployment=%s its files could not be removed", d.id());
        }
    }
}
