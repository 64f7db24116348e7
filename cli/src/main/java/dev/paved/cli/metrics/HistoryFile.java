package dev.paved.cli.metrics;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.input.InputFile;
import dev.paved.cli.metrics.HistoryParts.Part;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows.
 *
 * @param csv whether it is CSV; else it has a JSON object a line
 */
record HistoryFile(String name, boolean csv, String text) {

    static HistoryFile read(String file, @Nullable String format, InputStream stdin) {
        String text = InputFile.text(file, stdin);
        if (text.isBlank()) {
            throw Failure.usage("There is nothing in " + file + ".", "").thrown();
        }
        return new HistoryFile(file, isCsv(file, format, text), text);
    }

    private static boolean isCsv(String file, @Nullable String format, String text) {
        if (format == null) {
            return !file.endsWith(".jsonl")
                    && !file.endsWith(".ndjson")
                    && !text.stripLeading().startsWith("{");
        }
        return switch (format) {
            case "csv" -> true;
            case "jsonl" -> false;
            default ->
                throw Failure.usage("There is no format '" + format + "'.", "use --format csv or jsonl")
                        .thrown();
        };
    }

    String contentType() {
        return csv ? "text/csv" : "application/x-ndjson";
    }

    List<Part> parts() {
        return HistoryParts.of(csv, text);
    }
}
