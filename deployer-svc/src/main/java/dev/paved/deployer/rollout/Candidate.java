package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Migration;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being rolled out, on one kind of target; which one is {@code paved.deployer.target}. Each method may be called
 * again after a crash, by another process too. Where it is not said otherwise, a version takes the place of what served
 * step by step: it serves once it is healthy, alone. See ADR 28.
 */
public interface Candidate {

    /** Whether a version can be started. */
    sealed interface Prospect {}

    /**
     * It can, should be healthy within {@code healthTimeout}, and takes over as {@code strategy} says.
     *
     * @param workload what is to be kept of it, for those who apply it; null where nothing is
     * @param migration what changes in its database with it; null where it declares nothing
     */
    record Hopeful(
            Duration healthTimeout,
            @Nullable String workload,
            Strategy strategy,
            @Nullable Migration migration) implements Prospect {

        /** One that runs as {@code manifest} says. */
        public static Hopeful of(ServiceManifest manifest, @Nullable String workload) {
            return new Hopeful(manifest.healthTimeout(), workload, manifest.strategy(), manifest.migration());
        }
    }

    /** It can not. */
    record Hopeless(String reason) implements Prospect {}

    /** How the instance does. */
    sealed interface Condition {}

    /** It is healthy. */
    record Well() implements Condition {}

    /**
     * It may still become healthy.
     *
     * @param words how far it is, for people; empty where there is nothing to say
     * @param served whether requests may have gone to it
     */
    record NotYet(String words, boolean served) implements Condition {}

    /** It can not be started before its service is given what it needs. */
    record Waiting(String reason) implements Condition {}

    /** It will not become healthy, or did not in time. */
    record Ill(String reason) implements Condition {}

    /** Makes what {@code d} needs ready, unless {@code givenUp} says meanwhile that it is not wanted any more. */
    Prospect prepare(Deployment d, BooleanSupplier givenUp);

    /** Starts {@code d} unless it was started before, and looks at it. */
    Condition observe(Deployment d, Duration healthTimeout);

    /** How {@code d} ended before it served, if it did. */
    default Optional<String> ended(Deployment d) {
        return Optional.empty();
    }

    /** What is wrong with {@code d}, which serves; {@code late} says not to wait for better. */
    default Optional<String> troubleInService(Deployment d, boolean late) {
        return Optional.empty();
    }

    /** Why {@code d}, which gets a share of the requests, does worse than what serves, where that is known. */
    default Optional<String> failsMore(Deployment d) {
        return Optional.empty();
    }

    /** Why requests do not go to {@code d}; nothing when they do. */
    default Optional<String> whyNotRouted(Deployment d) {
        return Optional.empty();
    }

    /** Whether {@code deployment} runs. */
    default boolean runs(@Nullable String deployment) {
        return false;
    }

    /** Whether nothing else of the service runs in the environment. */
    default boolean isAlone(Deployment d) {
        return true;
    }

    /** The last log lines of {@code d}. */
    default List<String> log(Deployment d) {
        return List.of();
    }

    /**
     * Ends whatever runs for {@code d}, which is not to serve; what served before goes on, or serves again. The answer is
     * whether that took the place of {@code d} again.
     */
    boolean stop(Deployment d);

    /** Removes what is left of {@code d}, which failed. */
    default void cleanUp(Deployment d) {}
}
