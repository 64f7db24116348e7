package dev.paved.metrics.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An incident, over or not. */
record IncidentRow(
        int line,
        String content,
        String id,
        String service,
        @Nullable String environment,
        Instant opened,
        @Nullable Instant resolved,
        @Nullable String causeDeployment,
        @Nullable String causeVersion,
        @Nullable String causeCommit,
        String title,
        @Nullable String severity)
        implements PastRow {

    static IncidentRow of(Cells cells) {
        String id = cells.required("id", "INC-42");
        Instant opened = cells.requiredTime("opened");
        Instant resolved = cells.time("resolved");
        cells.inOrder("resolved", resolved, "opened", opened);
        return new IncidentRow(
                cells.line(),
                cells.content(),
                id,
                cells.required("service", "shop"),
                cells.text("environment"),
                opened,
                resolved,
                cells.text("cause_deployment"),
                cells.text("cause_version"),
                cells.sha("cause_commit"),
                Objects.requireNonNullElse(cells.text("title"), "Incident " + id),
                cells.text("severity"));
    }

    @Override
    public String identity() {
        return "incident " + id;
    }
}
