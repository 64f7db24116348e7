package dev.paved.deployer.image;

import dev.paved.deployer.rollout.Candidate;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.strategy.Strategy;
import dev.paved.deployer.target.Keeper;
import dev.paved.deployer.target.Target;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A target that runs images without running anything: every version serves at once. */
public class Effortless implements QuarkusTestProfile {

    private static final String KIND = "kubernetes";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("paved.deployer.target", KIND, "paved.deployer.shift-limit", "0s");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Serving.class, Nothing.class);
    }

    /** A version that serves. */
    @Alternative
    @Singleton
    @Identifier(KIND)
    static class Serving implements Candidate {

        @Override
        public Prospect prepare(Deployment d, BooleanSupplier givenUp) {
            return new Hopeful(Duration.ofSeconds(1), null, new Strategy.Rolling(), null);
        }

        @Override
        public Condition observe(Deployment d, Duration healthTimeout) {
            return new Well();
        }

        @Override
        public boolean stop(Deployment d) {
            return false;
        }
    }

    /** Keeps nothing. */
    @Alternative
    @Singleton
    @Identifier(KIND)
    static class Nothing implements Keeper {

        @Override
        public Stream<String> recorded() {
            return Stream.empty();
        }

        @Override
        public String url(String environment, String service) {
            return "http://" + service + "." + environment + ".example.com/";
        }

        @Override
        public Requeue keep(Target target, Lease lease) {
            return Requeue.settled();
        }
    }
}
