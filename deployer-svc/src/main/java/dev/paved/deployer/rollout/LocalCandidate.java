package dev.paved.deployer.rollout;

import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.Logs;
import dev.paved.deployer.local.Preparation;
import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.local.RequestCounts;
import dev.paved.deployer.local.Scrapes;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.routing.Router;
import dev.paved.deployer.routing.RouterUnavailable;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.crash.CrashPoints;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A version on this machine: a process beside the one that serves. */
@Singleton
@Identifier(LocalCandidate.KIND)
class LocalCandidate implements Candidate {

    static final String KIND = "local";

    /** How often versions are asked for the requests that failed. */
    private static final Duration ASKED = Duration.ofSeconds(1);

    private static final Condition NOT_YET = new NotYet("", false);
    private static final Logger LOG = Logger.getLogger(LocalCandidate.class);

    private final Preparations preparations;
    private final Instances instances;
    private final HeldInstances held;
    private final HealthProbe probe;
    private final Provisioner provisioner;
    private final Router router;
    private final Logs logs;
    private final CheckoutUse use;
    private final Scrapes scrapes;
    private final ErrorRates errorRates;
    private final InstantSource time;
    private final CrashPoints crash;

    LocalCandidate(
            Preparations preparations,
            Instances instances,
            HeldInstances held,
            HealthProbe probe,
            Provisioner provisioner,
            Router router,
            Logs logs,
            CheckoutUse use,
            Scrapes scrapes,
            ErrorRates errorRates,
            InstantSource time,
            CrashPoints crash) {
        this.preparations = preparations;
        this.instances = instances;
        this.held = held;
        this.probe = probe;
        this.provisioner = provisioner;
        this.router = router;
        this.logs = logs;
        this.use = use;
        this.scrapes = scrapes;
        this.errorRates = errorRates;
        this.time = time;
        this.crash = crash;
    }

    @Override
    public Prospect prepare(Deployment d, BooleanSupplier givenUp) {
        return switch (preparations.prepare(d.release(), givenUp)) {
            case Preparation.Ready(ServiceManifest manifest) -> Hopeful.of(manifest, null);
            case Preparation.Impossible(String reason) -> new Hopeless(reason);
        };
    }

    @Override
    public Condition observe(Deployment d, Duration healthTimeout) {
        Optional<Instance> recorded = held.find(d);
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
                yield NOT_YET;
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
                : NOT_YET;
    }

    @Override
    public Optional<String> ended(Deployment d) {
        return ended(d, " right after it was healthy.");
    }

    @Override
    public Optional<String> troubleInService(Deployment d, boolean late) {
        String when = " after it got requests.";
        return ended(d, when).or(() -> late ? unhealthy(d).map(it -> it + when) : Optional.empty());
    }

    @Override
    public Optional<String> failsMore(Deployment d) {
        return errorRates.trouble(d, ASKED, () -> counts(d.id()), () -> counts(d.previousDeployment()));
    }

    private Map<String, RequestCounts> counts(@Nullable String deployment) {
        Optional<Instance> instance =
                Optional.ofNullable(deployment).flatMap(instances::find).filter(instances::isAlive);
        return instance.flatMap(scrapes::of)
                .map(counts -> Map.of(instance.get().identity().toString(), counts))
                .orElse(Map.of());
    }

    @Override
    public Optional<String> whyNotRouted(Deployment d) {
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

    @Override
    public boolean runs(@Nullable String deployment) {
        return deployment != null
                && instances.find(deployment).filter(instances::isAlive).isPresent();
    }

    @Override
    public boolean isAlone(Deployment d) {
        return instances.of(d.service(), d.environment()).stream()
                .filter(instance -> !instance.deployment().equals(d.id()))
                .noneMatch(instances::isAlive);
    }

    @Override
    public List<String> log(Deployment d) {
        return logs.tail(d.id());
    }

    @Override
    public boolean stop(Deployment d) {
        instances.stop(d.id());
        return false;
    }

    @Override
    public void cleanUp(Deployment d) {
        try {
            instances.stop(d.id());
            preparations.discard(d.service(), d.commit(), () -> use.isFree(d.service(), d.commit()));
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "deployment=%s its files could not be removed", d.id());
        }
    }
}
