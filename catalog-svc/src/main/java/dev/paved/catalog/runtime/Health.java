package dev.paved.catalog.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well a service does in an environment, derived from events: from its open incidents, and from how its last deployment
 * there ended. Nobody looks at the running program for it.
 *
 * @param because which of the two it was derived from, for people
 */
public record Health(Status status, String because) {

    private static final String PRODUCTION = "production";

    /** How well. */
    public enum Status {
        /** The last deployment succeeded, and no incident is open. */
        @JsonProperty("healthy")
        HEALTHY,
        /** The last deployment did not succeed; what served before still does. */
        @JsonProperty("degraded")
        DEGRADED,
        /** An incident is open, or the last deployment did not succeed and nothing serves. */
        @JsonProperty("unhealthy")
        UNHEALTHY
    }

    /**
     * The health of a service in an environment.
     *
     * @param serving whether a version serves there
     * @param last how the last deployment there ended; null where none is known
     * @param incidents all open incidents of the service
     */
    static Health of(
            String environment,
            String type,
            boolean serving,
            @Nullable LastDeployment last,
            List<OpenIncident> incidents) {
        String here = incidents.stream()
                .filter(incident -> concerns(incident, environment, type))
                .map(OpenIncident::incident)
                .collect(Collectors.joining(", "));
        if (!here.isEmpty()) {
            return new Health(Status.UNHEALTHY, (here.contains(", ") ? "open incidents " : "open incident ") + here);
        }
        return last == null
                ? new Health(Status.HEALTHY, "no open incident")
                : new Health(status(serving, last.outcome()), because(serving, last));
    }

    /** An incident that names no environment is one of production. */
    private static boolean concerns(OpenIncident incident, String environment, String type) {
        String named = incident.environment();
        return named == null ? type.equals(PRODUCTION) : named.equals(environment);
    }

    private static Status status(boolean serving, DeploymentOutcome outcome) {
        if (outcome == DeploymentOutcome.SUCCEEDED) {
            return Status.HEALTHY;
        }
        return serving ? Status.DEGRADED : Status.UNHEALTHY;
    }

    private static String because(boolean serving, LastDeployment last) {
        String how =
                switch (last.outcome()) {
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                    case ROLLED_BACK -> "was rolled back";
                };
        return "the last deployment, of " + last.version() + ", " + how
                + (serving ? "; no open incident" : "; nothing serves");
    }
}
