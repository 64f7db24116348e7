package dev.paved.metrics.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a row tells of, and the columns it may have. */
enum RecordKind {
    DEPLOYMENT(
            "deployments",
            "outcome",
            "id service environment environment_type version commit outcome started finished kind because"
                    + " reached_users external to_version"),
    CHANGE(
            "changes",
            "sha",
            "sha repository service committed authored merge parent pull_request pr_first_commit pr_opened pr_merged"),
    INCIDENT(
            "incidents",
            "opened",
            "id service environment opened resolved cause_deployment cause_version cause_commit title severity");

    private final String label;
    private final String sign;
    private final List<String> columns;

    RecordKind(String label, String sign, String columns) {
        this.label = label;
        this.sign = sign;
        this.columns = List.of(columns.split(" "));
    }

    /** Its columns, in the order of the documentation. */
    List<String> columns() {
        return columns;
    }

    /** As in requests and files: {@code deployments}, {@code changes}, {@code incidents}. */
    String label() {
        return label;
    }

    /** The kind with this label, in the plural or the singular. */
    static Optional<RecordKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label) || kind.label.equals(label + "s"))
                .findFirst();
    }

    /** The kind of {@code row} by the column that only this kind has. */
    static Optional<RecordKind> by(Row row) {
        return Arrays.stream(values())
                .filter(kind -> row.cells().containsKey(kind.sign))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(kind -> row.columns().contains(kind.sign))
                        .findFirst());
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(RecordKind::label).toList();
    }
}
