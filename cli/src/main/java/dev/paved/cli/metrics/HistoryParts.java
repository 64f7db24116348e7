package dev.paved.cli.metrics;

import dev.paved.cli.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a file of rows into parts that a request can hold. What is cut says of each row which line it was, and has commits
 * by their time: a commit without a parent follows those that are imported already.
 */
final class HistoryParts {

    /** So many rows are imported in seconds. */
    static final int MOST_ROWS = 5_000;

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final String LINE = "line";
    private static final String COMMITTED = "committed";

    private final boolean csv;
    private final char separator;
    private final String header;
    private final List<Row> rows = new ArrayList<>();

    /** Whole rows, as they are sent. */
    record Part(String text, int rows) {}

    private record Row(int line, Instant committed, String text) {}

    private HistoryParts(boolean csv, List<String> texts) {
        this.csv = csv;
        this.header = csv && !texts.isEmpty() ? texts.getFirst() : "";
        this.separator = header.contains(",") || !header.contains(";") ? ',' : ';';
        int column = cells(header).indexOf(COMMITTED);
        int line = 1 + lines(header);
        for (String text : csv ? texts.subList(Math.min(1, texts.size()), texts.size()) : texts) {
            if (!text.isBlank()) {
                rows.add(new Row(line, committed(text, column), text));
            }
            line += lines(text);
        }
    }

    static List<Part> of(boolean csv, String text) {
        HistoryParts parts = new HistoryParts(csv, texts(csv, text));
        return parts.rows.size() <= MOST_ROWS && text.length() <= LARGEST
                ? List.of(new Part(text, parts.rows.size()))
                : parts.cut();
    }

    private List<Part> cut() {
        List<Row> inOrder =
                rows.stream().sorted(Comparator.comparing(Row::committed)).toList();
        String head = csv ? LINE + separator + header : "";
        List<Part> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder(head);
        int count = 0;
        for (Row row : inOrder) {
            String text = numbered(row);
            if (count == MOST_ROWS || count > 0 && part.length() + text.length() > LARGEST) {
                parts.add(new Part(part.toString(), count));
                part = new StringBuilder(head);
                count = 0;
            }
            part.append(text);
            count++;
        }
        parts.add(new Part(part.toString(), count));
        return parts;
    }

    private String numbered(Row row) {
        String ended = row.text().endsWith("\n") ? row.text() : row.text() + "\n";
        if (csv) {
            return row.line() + String.valueOf(separator) + ended;
        }
        String members = ended.strip();
        if (!members.startsWith("{")) {
            return ended;
        }
        String rest = members.substring(1).strip();
        return "{\"" + LINE + "\":" + row.line() + (rest.startsWith("}") ? "" : ",") + rest + "\n";
    }

    /** When it was committed; before all others where it does not say so, or not rightly, which the platform tells. */
    private Instant committed(String row, int column) {
        try {
            String time = csv
                    ? cell(row, column)
                    : JsonReader.read(row.getBytes(StandardCharsets.UTF_8)).text(COMMITTED);
            return time.isEmpty() ? Instant.MIN : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException | IOException wrong) {
            return Instant.MIN;
        }
    }

    private String cell(String row, int column) {
        List<String> cells = column < 0 ? List.of() : cells(row);
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    private List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : row.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** The rows, each with its end of line; in CSV a quoted value may have ends of lines of its own. */
    private static List<String> texts(boolean csv, String text) {
        List<String> texts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= csv && c == '"';
            if (c == '\n' && !quoted) {
                texts.add(text.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        if (begin < text.length()) {
            texts.add(text.substring(begin));
        }
        return texts;
    }

    private static int lines(String row) {
        return (int) row.chars().filter(c -> c == '\n').count();
    }
}
