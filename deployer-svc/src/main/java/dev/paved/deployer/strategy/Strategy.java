package dev.paved.deployer.strategy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a version takes over, as {@code deploy} in {@code platform.yaml} says. See ADR 29. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "strategy")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Strategy.Rolling.class, name = "rolling"),
    @JsonSubTypes.Type(value = Strategy.BlueGreen.class, name = "blue-green"),
    @JsonSubTypes.Type(value = Strategy.Canary.class, name = "canary")
})
public sealed interface Strategy {

    /** Why a version that declares it is not taken where all versions just roll; empty where it is. */
    default Optional<String> whyNotRolled() {
        return this instanceof Rolling
                ? Optional.empty()
                : Optional.of("Its platform.yaml asks for another strategy than `rolling`, the only one on this kind of"
                        + " target so far; nothing was started. Leave out `deploy` there, or set"
                        + " `deploy: {strategy: rolling}`.");
    }

    /** All requests at once, as soon as it is healthy; what served before ends soon after. */
    record Rolling() implements Strategy {}

    /** All requests at once; what served before runs on for {@code hold}, so that a rollback has nothing to start. */
    record BlueGreen(Duration hold) implements Strategy {}

    /**
     * A share of the requests that grows with the steps; after the last one all of them.
     *
     * @param errorRate how many percent of its requests may fail however few of the other version do; null where it is not
     *     said
     */
    record Canary(List<CanaryStep> steps, @Nullable Integer errorRate) implements Strategy {

        /** So many percent may fail that it is not looked at. */
        public static final int ANY = 100;

        private static final int USUAL = 5;

        public Canary {
            steps = List.copyOf(steps);
        }

        /** One that says nothing of requests that fail. */
        public Canary(List<CanaryStep> steps) {
            this(steps, null);
        }

        /** How many percent of its requests may fail in any case. */
        public int mayFail() {
            return errorRate == null ? USUAL : errorRate;
        }
    }
}
