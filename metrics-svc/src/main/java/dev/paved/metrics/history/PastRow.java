package dev.paved.metrics.history;

/** A row that is right. */
sealed interface PastRow permits DeploymentRow, ChangeRow, IncidentRow {

    /** The line it begins at. */
    int line();

    /** What the row is of: two rows of one file with the same must say the same. */
    String identity();

    /** All it says, in one text. */
    String content();
}
