package dev.paved.cli.output;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table as kubectl prints one: titles in capitals, columns three spaces apart, a dash for nothing. */
public record Table(List<Column> columns) {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String GAP = "   ";

    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    public String render(List<Json> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        for (Json item : items) {
            rows.add(columns.stream().map(column -> cell(column, item)).toList());
        }
        return aligned(rows);
    }

    /** Rows of cells as aligned lines. */
    public static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static String cell(Column column, Json item) {
        String text = column.value().apply(item);
        return text.isEmpty() ? "-" : text;
    }

    private static int width(String cell) {
        return COLOUR.matcher(cell).replaceAll("").length();
    }
}
