package dev.paved.metrics.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the columns of one row, and notes what is wrong with them instead of giving up at the first. */
final class Cells {

    private static final int LONGEST = 400;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final String TIME = "2026-01-31T08:00:00Z";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

    private final Row row;
    private final Map<String, String> cells;
    private final List<RowError> errors;
    private final Instant now;

    /** Of {@code row} without the column that only says what kind it is. */
    Cells(Row row, Map<String, String> cells, List<RowError> errors, Instant now) {
        this.row = row;
        this.cells = cells;
        this.errors = errors;
        this.now = now;
    }

    int line() {
        return row.line();
    }

    /** All of the row in one text, the same for the same content however it is written down. */
    String content() {
        return new TreeMap<>(cells).toString();
    }

    void wrong(String column, String rule) {
        errors.add(new RowError(row.line(), column, rule));
    }

    @Nullable
    String text(String column) {
        String value = cells.get(column);
        if (value != null && (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl))) {
            wrong(column, "must have at most " + LONGEST + " characters on one line");
            return null;
        }
        return value;
    }

    String required(String column, String example) {
        if (!cells.containsKey(column)) {
            wrong(column, "is needed, such as " + example);
            return "";
        }
        String value = text(column);
        return value == null ? "" : value;
    }

    @Nullable
    String sha(String column) {
        String value = cells.get(column);
        String sha = value == null ? null : value.toLowerCase(Locale.ROOT);
        if (sha != null && !SHA.matcher(sha).matches()) {
            wrong(column, "must be a commit's id in hexadecimal, such as 9fceb02d0ae598e95dc970b74767f19372d61af8");
        }
        return sha;
    }

    @Nullable
    Instant time(String column) {
        String value = cells.get(column);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
                wrong(column, "is in the future: " + value);
            }
            return time;
        } catch (DateTimeException e) {
            wrong(
                    column,
                    "must be a time with its offset, such as " + TIME + " or 2026-01-31T09:00:00+01:00; is "
                            + shortened(value));
            return null;
        }
    }

    Instant requiredTime(String column) {
        if (!cells.containsKey(column)) {
            wrong(column, "is needed, such as " + TIME);
        }
        Instant time = time(column);
        return time == null ? Instant.EPOCH : time;
    }

    /** Notes that the time in {@code column} is before {@code earlier}, if it is. */
    void inOrder(String column, @Nullable Instant later, String of, @Nullable Instant earlier) {
        if (later != null && earlier != null && later.isBefore(earlier)) {
            wrong(column, "must not be before " + of);
        }
    }

    boolean flag(String column, boolean otherwise) {
        String value = cells.get(column);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> {
                wrong(column, "must be true or false; is " + shortened(value));
                yield otherwise;
            }
        };
    }

    /** The value as one of {@code choices}, in small letters; null where the column is empty or wrong. */
    @Nullable
    String oneOf(String column, List<String> choices) {
        String value = cells.get(column);
        String choice = value == null ? null : value.toLowerCase(Locale.ROOT);
        if (choice != null && !choices.contains(choice)) {
            wrong(column, "must be one of " + String.join(", ", choices) + "; is " + shortened(choice));
            return null;
        }
        return choice;
    }

    int number(String column) {
        String value = cells.getOrDefault(column, "0");
        if (!value.matches("\\d{1,9}")) {
            wrong(column, "must be a whole number, such as 42; is " + shortened(value));
            return 0;
        }
        return Integer.parseInt(value);
    }

    private static String shortened(String value) {
        return "'" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "'";
    }
}
