package dev.paved.metrics.history;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import java.util.List;

/** Some rows are not right, so none was imported. */
record BadRows(List<RowError> errors) implements Failure {

    /** How many are told: enough to see what is wrong, few enough to read. */
    static final int MOST = 50;

    BadRows {
        errors = List.copyOf(errors);
    }

    @Override
    public Problem problem() {
        String shown = errors.size() > MOST ? "; these are the first " + MOST : "";
        return Problem.of(
                        422,
                        "Rows that are not right",
                        errors.size() + (errors.size() == 1 ? " value is" : " values are") + " not right" + shown
                                + ". Nothing was imported.")
                .errors(errors.stream().limit(MOST).map(RowError::told).toList())
                .next("Correct the rows, try them with --dry-run, and import the file again.");
    }
}
