package dev.paved.deployer.strategy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A step of a canary. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CanaryStep.Weight.class, name = "weight"),
    @JsonSubTypes.Type(value = CanaryStep.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = CanaryStep.Analysis.class, name = "analysis")
})
public sealed interface CanaryStep {

    /** From now on the version gets {@code percent} of the requests, 1 to 99. */
    record Weight(int percent) implements CanaryStep {}

    /** Nothing changes for {@code length}; until someone resumes the rollout where it is null. */
    record Pause(@Nullable Duration length) implements CanaryStep {}

    /**
     * Measures whether the version does well.
     *
     * @param query in PromQL, that gives one number; {@code {{service}}}, {@code {{environment}}} and {@code {{version}}}
     *     stand for those of the rollout
     * @param success what the number has to be
     * @param interval the time before each measurement
     * @param count how many measurements there are
     * @param failureLimit how many of them may fail
     * @param samples how much there has to be to judge by; null where anything is enough
     */
    record Analysis(
            String query,
            Condition success,
            Duration interval,
            int count,
            int failureLimit,
            @Nullable Samples samples) implements CanaryStep {}

    /** A {@code query} that counts what there is to judge by, which must be {@code atLeast} so much. */
    record Samples(String query, double atLeast) {}
}
