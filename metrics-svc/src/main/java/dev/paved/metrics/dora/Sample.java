package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FailureSign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a metric counts: judged once from the facts, then counted in every window it falls in. */
public sealed interface Sample {

    /** The instant that decides which windows it is in. */
    Instant at();

    /**
     * A production deployment that ended.
     *
     * @param finished when it succeeded or was given up
     * @param reachedUsers whether any traffic went to it
     * @param rework the incident in production why it was made; null for a planned one
     * @param rolledBack whether an earlier version was put back in its place
     * @param failure null unless it needed immediate intervention
     */
    record Rollout(
            String deployment,
            String version,
            Instant finished,
            boolean succeeded,
            boolean reachedUsers,
            @Nullable Rework rework,
            boolean rolledBack,
            @Nullable Failure failure)
            implements Sample {

        @Override
        public Instant at() {
            return finished;
        }

        /** The same without a name. */
        Rollout number() {
            return deployment.isEmpty() && version.isEmpty()
                    ? this
                    : new Rollout("", "", finished, succeeded, reachedUsers, rework, rolledBack, failure);
        }
    }

    /** Why a deployment is rework. */
    enum Rework {
        /** It put an earlier version back. */
        ROLLBACK,
        /** It is declared a hotfix. */
        HOTFIX,
        /** It is declared to be because of an incident. */
        INCIDENT
    }

    /**
     * Why and how long a deployment needed immediate intervention.
     *
     * @param started when it began to fail; null where users met it only while its rollout went back
     * @param recovered when it was over; null while it is open
     * @param signs what showed it, with what: {@code deployment/ID} or {@code incident/ID}
     * @param recoveredBy what ended it; null while it is open, or where the rollout went back by itself
     */
    record Failure(
            @Nullable Instant started,
            @Nullable Instant recovered,
            Map<FailureSign, List<String>> signs,
            @Nullable String recoveredBy) {

        public Failure {
            signs = Map.copyOf(signs);
        }

        /** Whether it is not over yet, as far as its start is known. */
        public boolean open() {
            return started != null && recovered == null;
        }
    }

    /**
     * A change that reached production for the first time, with the deployment that brought it.
     *
     * @param leadTime 0 where clocks said that it was deployed before it was there
     * @param origin how it came about: the instants as they were told
     */
    record Shipped(String sha, String deployment, Instant finished, Duration leadTime, Origin origin)
            implements Sample {

        @Override
        public Instant at() {
            return finished;
        }

        /** The same without a name, and of its origin only what was counted. */
        Shipped number() {
            return sha.isEmpty() && deployment.isEmpty()
                    ? this
                    : new Shipped("", "", finished, leadTime, origin.nameless());
        }
    }

    /**
     * An incident in production.
     *
     * @param deployment the deployment it is put down to; null where there is none
     * @param link why it is, or why it is not
     */
    record Trouble(
            String incident, Instant opened, @Nullable String deployment, Link link) implements Sample {

        @Override
        public Instant at() {
            return opened;
        }
    }

    /**
     * The end of an incident, where rules measure how long incidents take rather than how long deployments fail.
     *
     * @param at the instant that decides which windows it is in
     * @param time how long it took; null while it is open
     */
    record Restoration(
            String incident, Instant at, @Nullable Duration time) implements Sample {}

    /** How an incident and a deployment belong together. */
    enum Link implements Reason {
        /** The incident names the deployment, its version or its commit. */
        NAMED("named-cause", "The incident names it as its cause."),
        /** It is the latest successful production deployment before the incident. */
        LATEST("latest-before", "It is the latest successful production deployment before the incident."),
        /** The incident names a cause that never reached users. */
        UNKNOWN_CAUSE("cause-not-in-production", "The incident names a cause that never was in production."),
        /** Nothing was in production yet. */
        NOTHING_BEFORE("nothing-before", "Nothing was in production before the incident."),
        /** The latest deployment before it is too long ago. */
        TOO_LONG_AGO("too-long-ago", "The latest production deployment is longer ago than the attribution window."),
        /** The incident names no cause, and the rules go by nothing else. */
        NO_CAUSE("no-named-cause", "The incident names no cause, and these rules go by nothing else."),
        /** The rules put no incident down to a deployment. */
        NEVER("no-attribution", "These rules put no incident down to a deployment.");

        private final Wording wording;

        Link(String code, String sentence) {
            wording = new Wording(code, sentence);
        }

        @Override
        public Wording wording() {
            return wording;
        }
    }

    /**
     * What no metric counts, and why.
     *
     * @param subject {@code deployment/ID}, {@code change/SHA} or {@code incident/ID}
     */
    record Left(String subject, Instant at, Reason why) implements Sample {}

    /** Why something counts in no metric at all. */
    enum Elsewhere implements Reason {
        /** Its environment is not of the type production. */
        NOT_PRODUCTION("not-production", "Its environment is not of the type production."),
        /** The rollout has not ended. */
        STILL_RUNNING("still-running", "It has not ended yet.");

        private final Wording wording;

        Elsewhere(String code, String sentence) {
            wording = new Wording(code, sentence);
        }

        @Override
        public Wording wording() {
            return wording;
        }
    }
}
