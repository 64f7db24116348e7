package dev.paved.metrics.history;

import java.util.List;

/** How rows are written down. */
enum RowFormat {
    CSV {
        @Override
        List<Row> rows(String text, List<RowError> errors) {
            return CsvRows.read(text, errors);
        }
    },
    JSON_LINES {
        @Override
        List<Row> rows(String text, List<RowError> errors) {
            return JsonRows.read(text, errors);
        }
    };

    abstract List<Row> rows(String text, List<RowError> errors);
}
