package dev.paved.metrics.history;

import dev.paved.kit.http.Problem.FieldError;

/**
 * What is wrong with a row.
 *
 * @param line the line of the file
 * @param column the column; empty where it is the whole row
 * @param rule what it must be, and is not
 */
record RowError(int line, String column, String rule) {

    FieldError told() {
        String where = "line " + line + (column.isEmpty() ? "" : ", column " + column);
        return new FieldError("/" + line + (column.isEmpty() ? "" : "/" + column), where + ": " + rule);
    }
}
