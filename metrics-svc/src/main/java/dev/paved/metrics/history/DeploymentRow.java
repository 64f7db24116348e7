package dev.paved.metrics.history;

import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that ended.
 *
 * @param id as in the file, else one of service, environment, version and time
 * @param toVersion the version that served again, where this one was rolled back
 */
record DeploymentRow(
        int line,
        String content,
        String id,
        String service,
        String environment,
        EnvironmentType environmentType,
        String version,
        @Nullable String commit,
        Outcome outcome,
        @Nullable Instant started,
        Instant finished,
        DeploymentKind kind,
        @Nullable String because,
        boolean reachedUsers,
        boolean external,
        @Nullable String toVersion)
        implements PastRow {

    /** How a deployment ended. */
    enum Outcome {
        /** The version was in place. */
        SUCCEEDED,
        /** It was given up. */
        FAILED,
        /** The rollout went back by itself, after users had met it. */
        ROLLED_BACK
    }

    static DeploymentRow of(Cells cells) {
        String service = cells.required("service", "shop");
        String environment = cells.required("environment", "production");
        String version = cells.required("version", "1.4.2");
        Instant started = cells.time("started");
        Instant finished = cells.requiredTime("finished");
        cells.inOrder("finished", finished, "started", started);
        cells.required("outcome", "succeeded");
        String outcome = cells.oneOf("outcome", List.of("succeeded", "failed", "rolled_back"));
        String type = cells.oneOf("environment_type", List.of("preview", "development", "staging", "production"));
        String kind = cells.oneOf("kind", List.of("planned", "rollback", "hotfix"));
        String id = cells.text("id");
        return new DeploymentRow(
                cells.line(),
                cells.content(),
                id == null ? derived(service, environment, version, finished) : id,
                service,
                environment,
                EnvironmentType.valueOf(upper(type, "production")),
                version,
                cells.sha("commit"),
                Outcome.valueOf(upper(outcome, "succeeded")),
                started,
                finished,
                DeploymentKind.valueOf(upper(kind, "planned")),
                cells.text("because"),
                cells.flag("reached_users", !"failed".equals(outcome)),
                cells.flag("external", true),
                cells.text("to_version"));
    }

    private static String derived(String service, String environment, String version, Instant finished) {
        return PastId.of(String.join("\n", "deployment", service, environment, version, finished.toString()))
                .toString();
    }

    private static String upper(@Nullable String choice, String otherwise) {
        return Objects.requireNonNullElse(choice, otherwise).toUpperCase(Locale.ROOT);
    }

    @Override
    public String identity() {
        return "deployment " + id;
    }
}
