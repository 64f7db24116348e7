package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/** How far an environment is, from the request for it to the proof that it is gone. */
enum Phase {
    /** Accepted; nothing is there yet. */
    @JsonProperty("requested")
    REQUESTED,
    /** Being made. */
    @JsonProperty("provisioning")
    PROVISIONING,
    /** It can be deployed to. */
    @JsonProperty("ready")
    READY,
    /** It could not be made in time, or as was asked for last; that is tried again once in a while. */
    @JsonProperty("failed")
    FAILED,
    /** Its time is up. */
    @JsonProperty("expiring")
    EXPIRING,
    /** Being torn down. */
    @JsonProperty("destroying")
    DESTROYING,
    /** Confirmed gone; its name is free again. */
    @JsonProperty("destroyed")
    DESTROYED;

    /** Whether its end has begun. */
    boolean isEnding() {
        return this == EXPIRING || this == DESTROYING || this == DESTROYED;
    }

    /** Whether {@code next} may follow. */
    boolean leadsTo(Phase next) {
        return successors().contains(next);
    }

    private Set<Phase> successors() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(PROVISIONING, EXPIRING, DESTROYING);
            case PROVISIONING -> EnumSet.of(READY, FAILED, EXPIRING, DESTROYING);
            case READY -> EnumSet.of(PROVISIONING, EXPIRING, DESTROYING);
            case FAILED -> EnumSet.of(READY, PROVISIONING, EXPIRING, DESTROYING);
            case EXPIRING -> EnumSet.of(DESTROYING);
            case DESTROYING -> EnumSet.of(DESTROYED);
            case DESTROYED -> EnumSet.noneOf(Phase.class);
        };
    }
}
