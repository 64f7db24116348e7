package dev.paved.metrics.history;

import dev.paved.kit.http.Similar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes what the rows of a file say of them, and notes everything that is wrong with them. */
final class RowReader {

    private static final String KIND = "kind";
    private static final String LINE = "line";

    private final @Nullable RecordKind told;
    private final Instant now;
    private final List<RowError> errors;
    private final Set<String> reported = new HashSet<>();
    private final Map<String, PastRow> known = new HashMap<>();

    private RowReader(@Nullable RecordKind told, Instant now, List<RowError> errors) {
        this.told = told;
        this.now = now;
        this.errors = errors;
    }

    /**
     * The rows of {@code file}, one of those that say the same.
     *
     * @param told what all rows are of; null where each says so
     * @param now later times are refused
     * @param errors where to note what is wrong
     */
    static List<PastRow> read(
            RowFormat format, String file, @Nullable RecordKind told, Instant now, List<RowError> errors) {
        RowReader reader = new RowReader(told, now, errors);
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        List<PastRow> rows = new ArrayList<>();
        for (Row row : format.rows(text, errors)) {
            reader.read(placed(row)).filter(reader::isNew).ifPresent(rows::add);
        }
        return rows;
    }

    /** Whoever cuts a file into parts says in this column where a row was. */
    private static Row placed(Row row) {
        String line = row.cells().get(LINE);
        if (line == null || !line.matches("\\d{1,9}")) {
            return row;
        }
        return new Row(Integer.parseInt(line), without(LINE, row.columns()), without(LINE, row.cells()));
    }

    private Optional<PastRow> read(Row row) {
        int before = errors.size();
        Optional<RecordKind> own = Optional.ofNullable(row.cells().get(KIND)).flatMap(RecordKind::labelled);
        RecordKind kind = told != null ? told : own.or(() -> RecordKind.by(row)).orElse(null);
        if (kind == null) {
            errors.add(new RowError(
                    row.line(),
                    "",
                    "is of no known kind: name one by --kind or in the column kind, one of "
                            + String.join(", ", RecordKind.labels())));
            return Optional.empty();
        }
        Map<String, String> cells = own.isPresent() ? without(KIND, row.cells()) : row.cells();
        checkColumns(row, kind, own.isPresent() ? cells.keySet() : row.columns());
        PastRow read = of(kind, new Cells(row, cells, errors, now));
        return errors.size() == before ? Optional.of(read) : Optional.empty();
    }

    private static PastRow of(RecordKind kind, Cells cells) {
        return switch (kind) {
            case DEPLOYMENT -> DeploymentRow.of(cells);
            case CHANGE -> ChangeRow.of(cells);
            case INCIDENT -> IncidentRow.of(cells);
        };
    }

    private void checkColumns(Row row, RecordKind kind, Set<String> columns) {
        for (String column : new TreeSet<>(columns)) {
            if (!kind.columns().contains(column) && reported.add(kind + column)) {
                List<String> meant = Similar.to(column, kind.columns());
                errors.add(new RowError(
                        row.line(),
                        column,
                        meant.isEmpty()
                                ? "is no column of " + kind.label() + "; these are: "
                                        + String.join(", ", kind.columns())
                                : "is no column of " + kind.label() + "; did you mean " + String.join(" or ", meant)
                                        + "?"));
            }
        }
    }

    private boolean isNew(PastRow row) {
        PastRow same = known.putIfAbsent(row.identity(), row);
        if (same != null && !same.content().equals(row.content())) {
            errors.add(new RowError(
                    row.line(), "", "says otherwise of " + row.identity() + " than line " + same.line() + " does"));
        }
        return same == null;
    }

    private static Set<String> without(String name, Set<String> columns) {
        Set<String> rest = new HashSet<>(columns);
        rest.remove(name);
        return rest;
    }

    private static Map<String, String> without(String name, Map<String, String> cells) {
        Map<String, String> rest = new HashMap<>(cells);
        rest.remove(name);
        return rest;
    }
}
