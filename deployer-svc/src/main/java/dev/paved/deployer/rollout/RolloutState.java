package dev.paved.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a rollout is; the methods of a state are the only ways out of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RolloutState.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = RolloutState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = RolloutState.Preparing.class, name = "preparing"),
    @JsonSubTypes.Type(value = RolloutState.Starting.class, name = "starting"),
    @JsonSubTypes.Type(value = RolloutState.Healthy.class, name = "healthy"),
    @JsonSubTypes.Type(value = RolloutState.Shifted.class, name = "shifted"),
    @JsonSubTypes.Type(value = RolloutState.Returning.class, name = "returning"),
    @JsonSubTypes.Type(value = RolloutState.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = RolloutState.Failed.class, name = "failed")
})
sealed interface RolloutState {

    /** Before the version got any requests: it may still be given up, and what served before still does. */
    sealed interface Undecided extends RolloutState {

        default Failed fail(String reason, List<String> log, Instant at) {
            return new Failed(reason, log, at);
        }
    }

    /** It waits in line until no other rollout of its service to its environment goes on. */
    record Queued() implements Undecided {

        Requested leave() {
            return new Requested();
        }
    }

    /** Someone asked for it. */
    record Requested() implements Undecided {
        Preparing prepare() {
            return new Preparing();
        }
    }

    /** The version is checked out and built. */
    record Preparing() implements Undecided {
        Starting start(Duration healthTimeout, Instant giveUpAt) {
            return new Starting(healthTimeout, giveUpAt, null, false);
        }
    }

    /**
     * Its process runs, or is about to, and must be healthy within {@code healthTimeout} of its start.
     *
     * @param giveUpAt until when it may wait for what its service is given; null of one that began before there was such
     * @param waitingFor why it waits, or how far it is; null where there is nothing to say
     * @param served whether requests may have gone to it
     */
    record Starting(
            Duration healthTimeout,
            @Nullable Instant giveUpAt,
            @Nullable String waitingFor,
            boolean served) implements Undecided {
        Starting waiting(String reason) {
            return new Starting(healthTimeout, giveUpAt, reason, served);
        }

        Starting underway(String words, boolean mayHaveServed) {
            return new Starting(healthTimeout, giveUpAt, words, served || mayHaveServed);
        }

        boolean isPatient(Instant now) {
            return giveUpAt == null || !now.isAfter(giveUpAt);
        }

        Healthy healthy(Instant routeBy) {
            return new Healthy(routeBy);
        }
    }

    /** It is what should serve, and the router must have taken it by {@code giveUpAt}. */
    record Healthy(Instant giveUpAt) implements Undecided {
        Shifted shifted(Instant at) {
            return new Shifted(at);
        }
    }

    /** It serves all requests since {@code at}; what served before is being ended. */
    record Shifted(Instant at) implements RolloutState {
        Succeeded succeed() {
            return new Succeeded(at);
        }

        Returning goBack(String reason, List<String> log, Instant failedAt, Instant giveUpAt) {
            return new Returning(reason, log, failedAt, giveUpAt);
        }
    }

    /** It failed at {@code at} after it got requests, which the router must have led back by {@code giveUpAt}. */
    record Returning(String reason, List<String> log, Instant at, Instant giveUpAt) implements RolloutState {
        public Returning {
            log = List.copyOf(log);
        }

        Failed fail(boolean backInTime, String previous) {
            return new Failed(
                    reason + " " + previous + (backInTime ? " serves again." : " does not serve again yet."), log, at);
        }
    }

    /** It serves all requests since {@code at}, alone. */
    record Succeeded(Instant at) implements RolloutState {}

    /** It was given up at {@code at}. */
    record Failed(String reason, List<String> log, Instant at) implements RolloutState {
        public Failed {
            log = List.copyOf(log);
        }
    }

    /** The name of the state. */
    default String phase() {
        return switch (this) {
            case Queued ignored -> "queued";
            case Requested ignored -> "requested";
            case Preparing ignored -> "preparing";
            case Starting ignored -> "starting";
            case Healthy ignored -> "healthy";
            case Shifted ignored -> "shifted";
            case Returning ignored -> "returning";
            case Succeeded ignored -> "succeeded";
            case Failed ignored -> "failed";
        };
    }
}
