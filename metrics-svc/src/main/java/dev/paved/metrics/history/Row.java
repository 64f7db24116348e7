package dev.paved.metrics.history;

import java.util.Map;
import java.util.Set;

/**
 * A row as it stands in the file.
 *
 * @param line the line of the file it begins at: 1, 2, 3, …
 * @param columns the columns it has, empty ones included
 * @param cells what is in its columns; empty ones are left out
 */
record Row(int line, Set<String> columns, Map<String, String> cells) {

    Row {
        columns = Set.copyOf(columns);
        cells = Map.copyOf(cells);
    }
}
