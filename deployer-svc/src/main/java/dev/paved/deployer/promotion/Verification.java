package dev.paved.deployer.promotion;

import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells which version was verified in an environment: it succeeded there, was not rolled back, runs there, and is healthy. */
@Singleton
public class Verification {

    private final Targets targets;

    Verification(Targets targets) {
        this.targets = targets;
    }

    /** What of {@code service} is verified in {@code environment}; fails with a {@link PromotionRefusal}. */
    Uni<Deployment> verified(Mutiny.Session session, String service, String environment) {
        return targets.find(session, service, environment).chain(found -> {
            Target target = found.orElseThrow(() -> nothing(service, environment));
            Desired running = target.wanted().orElseThrow(() -> nothing(service, environment));
            return target.rollout() == null
                    ? Deployments.find(session, running.deployment())
                            .map(d -> verified(d.orElseThrow(() -> nothing(service, environment)), target))
                    : Deployments.find(session, target.rollout()).map(d -> {
                        throw d.map(Verification::rollingOut).orElseThrow();
                    });
        });
    }

    /**
     * Why {@code commit} is not thought to be verified in {@code environment}, where it need not run any more; empty when
     * it is.
     */
    public Uni<Optional<String>> doubt(
            Mutiny.Session session, String service, String environment, String version, String commit) {
        return Deployments.succeeded(session, service, environment).chain(succeeded -> {
            Optional<Deployment> last =
                    succeeded.stream().filter(d -> d.commit().equals(commit)).findFirst();
            if (last.isEmpty()) {
                return doubt(version + " never ran well there");
            }
            if (last.get().rolledBackBy() != null) {
                return doubt(version + " was rolled back there");
            }
            return targets.find(session, service, environment)
                    .map(target -> target.filter(t -> runs(t, last.get()) && isSick(t))
                            .map(t -> version + " is not healthy there"));
        });
    }

    private static Uni<Optional<String>> doubt(String why) {
        return Uni.createFrom().item(Optional.of(why));
    }

    private static boolean runs(Target target, Deployment d) {
        return target.wanted().filter(w -> w.deployment().equals(d.id())).isPresent();
    }

    private static Deployment verified(Deployment d, Target target) {
        if (!d.status().equals("succeeded")) {
            throw new PromotionRefusal.NotSucceeded(d.service(), d.environment(), d.version(), d.status()).thrown();
        }
        if (isSick(target)) {
            throw new PromotionRefusal.NotHealthy(
                            d.service(),
                            d.environment(),
                            d.version(),
                            target.observed().message())
                    .thrown();
        }
        return d;
    }

    /** Right after a rollout, which saw to its health, nothing may have been observed yet. */
    static boolean isSick(Target target) {
        return switch (target.observed().health()) {
            case UNHEALTHY, STARTING -> true;
            case HEALTHY -> false;
            case NONE -> target.restarts() > 0;
        };
    }

    private static RuntimeException rollingOut(Deployment d) {
        return new PromotionRefusal.RollingOut(d.service(), d.environment(), d.version(), d.operation()).thrown();
    }

    private static RuntimeException nothing(String service, String environment) {
        return new PromotionRefusal.NothingRuns(service, environment).thrown();
    }
}
