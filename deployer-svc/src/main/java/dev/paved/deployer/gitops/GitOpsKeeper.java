package dev.paved.deployer.gitops;

import dev.paved.deployer.gitops.Applications.Untold;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Health;
import dev.paved.deployer.target.Keeper;
import dev.paved.deployer.target.Observed;
import dev.paved.deployer.target.Observing;
import dev.paved.deployer.target.Target;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells how what should run is doing; Argo CD is who keeps it running. What others have committed instead is told, and left
 * as it is. Nothing is taken away: whoever ends an environment removes its manifests.
 */
@Singleton
@Identifier(GitOpsKeeper.KIND)
class GitOpsKeeper implements Keeper {

    static final String KIND = "gitops";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Applications applications;
    private final EnvironmentRepository repository;
    private final Deployments deployments;
    private final Observing observing;
    private final GitOpsSettings settings;

    GitOpsKeeper(
            Applications applications,
            EnvironmentRepository repository,
            Deployments deployments,
            Observing observing,
            GitOpsSettings settings) {
        this.applications = applications;
        this.repository = repository;
        this.deployments = deployments;
        this.observing = observing;
        this.settings = settings;
    }

    @Override
    public Stream<String> recorded() {
        return Stream.empty();
    }

    @Override
    public String url(String environment, String service) {
        return settings.url(service, environment);
    }

    @Override
    public Requeue keep(Target target, Lease lease) {
        if (target.wanted().isPresent()) {
            return look(target, target.wanted().get(), lease);
        }
        if (target.rollout() != null) {
            return Requeue.after(SOON);
        }
        observing.nothing(target, lease);
        return Requeue.settled();
    }

    private Requeue look(Target target, Desired wanted, Lease lease) {
        if (!target.serves(wanted.deployment())) {
            observing.routed(target, wanted.deployment(), lease);
        }
        try {
            Observed observed = applications
                    .find(target.service(), target.environment())
                    .map(application -> observed(target, wanted, application))
                    .orElseGet(() -> Observed.unhealthy(applications.missing(target.service(), target.environment())));
            observing.see(target, observed, lease);
        } catch (Untold e) {
            observing.trouble(target, e.words(), lease);
        }
        return Requeue.after(LOOK);
    }

    private Observed observed(Target target, Desired wanted, Application application) {
        Optional<String> committed = target.rollout() == null
                ? deployments.find(wanted.deployment()).flatMap(Changes::of).flatMap(this::instead)
                : Optional.empty();
        String message = Stream.of(state(application), committed)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " " + other)
                .orElse(null);
        return new Observed(health(application), null, null, message);
    }

    private Optional<String> instead(Change change) {
        try {
            return repository.written(change) instanceof Written.Another another
                    ? Optional.of(another.words() + "; deploy again what should run.")
                    : Optional.empty();
        } catch (NotCommitted e) {
            return Optional.of(e.reason());
        }
    }

    private static Health health(Application application) {
        return switch (application.health()) {
            case "Healthy" -> Health.HEALTHY;
            case "Progressing" -> Health.STARTING;
            default -> Health.UNHEALTHY;
        };
    }

    private static Optional<String> state(Application application) {
        String name = "The Application " + application.name();
        if (!application.errors().isEmpty()) {
            var error = application.errors().getFirst();
            return Optional.of("Argo CD tells a " + error.type() + ": " + error.message());
        }
        if (!application.health().equals("Healthy")) {
            String said = application.healthMessage().isEmpty() ? "" : ": " + application.healthMessage();
            return Optional.of(name + " is " + (application.health().isEmpty() ? "Unknown" : application.health())
                    + said + (said.endsWith(".") ? "" : "."));
        }
        return application.sync().equals("Synced") ? Optional.empty() : Optional.of(name + " is not in sync.");
    }
}
