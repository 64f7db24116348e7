package dev.paved.metrics.dora;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paved.metrics.fact.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/**
 * The choices that DORA leaves open, as they are in force.
 *
 * @param frequencyCount what deployment frequency counts
 * @param leadTimeStart where a change's lead time starts
 * @param quantile how a quantile between two samples is read
 * @param firstDeployment whether the changes of a service's first deployment count, whose range has no start
 * @param failureSigns what shows that a deployment needed immediate intervention
 * @param recoveryStart where the recovery of a failed deployment starts
 * @param attributionWindow how long after a deployment an incident that names no cause is still put down to it
 * @param attributionTie whether an incident may begin at the instant in which its deployment finished
 * @param zone whose days and weeks are counted; no rolling window depends on it
 * @see <a href="https://dora.dev/guides/dora-metrics/">DORA's software delivery performance metrics</a>
 */
public record Definition(
        FrequencyCount frequencyCount,
        LeadTimeStart leadTimeStart,
        Quantile quantile,
        FirstDeployment firstDeployment,
        Set<FailureSign> failureSigns,
        RecoveryStart recoveryStart,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration attributionWindow,
        TieRule attributionTie,
        ZoneId zone) {

    /** The defaults: the definition named {@code dora}. */
    public static final Definition DORA = new Definition(
            FrequencyCount.DEPLOYMENTS,
            LeadTimeStart.COMMITTED,
            Quantile.INTERPOLATED,
            FirstDeployment.EXCLUDED,
            Set.of(FailureSign.values()),
            RecoveryStart.INCIDENT,
            Duration.ofHours(24),
            TieRule.AT_OR_BEFORE,
            ZoneOffset.UTC);

    public Definition {
        failureSigns = Set.copyOf(failureSigns);
    }

    /** What deployment frequency counts. */
    public enum FrequencyCount {
        /** Each successful deployment. */
        @JsonProperty("deployments")
        DEPLOYMENTS,
        /** Each calendar day with at least one. */
        @JsonProperty("days")
        DAYS
    }

    /** Where a change's lead time starts. */
    public enum LeadTimeStart {
        /** When the commit took its present form. */
        @JsonProperty("committed")
        COMMITTED,
        /** When the commit was first written; when it took its present form where the source does not tell. */
        @JsonProperty("authored")
        AUTHORED,
        /** When the first commit of its pull request was written; as authored where none is known. */
        @JsonProperty("first-commit-of-pr")
        FIRST_COMMIT_OF_PR,
        /** When its pull request was merged; as committed where none is known. */
        @JsonProperty("merged")
        MERGED;

        Instant of(Origin origin) {
            Instant authored = Objects.requireNonNullElse(origin.authored(), origin.committed());
            PullRequest request = origin.pullRequest();
            return switch (this) {
                case COMMITTED -> origin.committed();
                case AUTHORED -> authored;
                case FIRST_COMMIT_OF_PR ->
                    request == null ? authored : Objects.requireNonNullElse(request.firstAuthored(), authored);
                case MERGED ->
                    request == null
                            ? origin.committed()
                            : Objects.requireNonNullElse(request.merged(), origin.committed());
            };
        }
    }

    /** How a quantile between two samples is read. */
    public enum Quantile {
        /** On the line between them. */
        @JsonProperty("interpolated")
        INTERPOLATED,
        /** The lower one. */
        @JsonProperty("lower")
        LOWER
    }

    /** Whether the changes of a service's first deployment count. */
    public enum FirstDeployment {
        /** They do not. */
        @JsonProperty("excluded")
        EXCLUDED,
        /** They do. */
        @JsonProperty("included")
        INCLUDED
    }

    /** What shows that a deployment needed immediate intervention. */
    public enum FailureSign {
        /** An earlier version was put back, by hand or by the platform. */
        @JsonProperty("rollback")
        ROLLBACK,
        /** A hotfix followed. */
        @JsonProperty("hotfix")
        HOTFIX,
        /** An incident is put down to it. */
        @JsonProperty("incident")
        INCIDENT
    }

    /** Where the recovery of a failed deployment starts. */
    public enum RecoveryStart {
        /** With its first incident; with the end of the deployment where there is none. */
        @JsonProperty("incident")
        INCIDENT,
        /** With the end of the deployment. */
        @JsonProperty("deployment")
        DEPLOYMENT
    }

    /** Whether an incident may begin at the instant in which its deployment finished. */
    public enum TieRule {
        /** It may. */
        @JsonProperty("<=")
        AT_OR_BEFORE,
        /** It begins later. */
        @JsonProperty("<")
        BEFORE
    }
}
