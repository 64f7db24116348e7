package dev.paved.deployer.rollout;

import dev.paved.deployer.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being rolled out, on one kind of target; which one is {@code paved.deployer.target}. Each method may be called
 * again after a crash, by another process too. See ADR 28.
 */
public interface Candidate {

    /** Whether a version can be started. */
    sealed interface Prospect {}

    /**
     * It can, should be healthy within {@code healthTimeout}, and takes over as {@code strategy} says.
     *
     * @param workload what is to be kept of it, for those who apply it; null where nothing is
     */
    record Hopeful(Duration healthTimeout, @Nullable String workload, Strategy strategy) implements Prospect {

        /** One that takes over at once. */
        public Hopeful(Duration healthTimeout, @Nullable String workload) {
            this(healthTimeout, workload, new Strategy.Rolling());
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
    Optional<String> ended(Deployment d);

    /** What is wrong with {@code d}, which serves; {@code late} says not to wait for better. */
    Optional<String> troubleInService(Deployment d, boolean late);

    /** Why requests do not go to {@code d}; nothing when they do. */
    Optional<String> whyNotRouted(Deployment d);

    /** Whether {@code deployment} runs. */
    boolean runs(@Nullable String deployment);

    /** Whether nothing else of the service runs in the environment. */
    boolean isAlone(Deployment d);

    /** The last log lines of {@code d}. */
    List<String> log(Deployment d);

    /**
     * Ends whatever runs for {@code d}, which is not to serve; what served before goes on, or serves again. The answer is
     * whether that took the place of {@code d} again.
     */
    boolean stop(Deployment d);

    /** Removes what is left of {@code d}, which failed. */
    void cleanUp(Deployment d);
}
