package dev.paved.cli.metrics;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.metrics.HistoryParts.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows.
 *
 * @param csv whether it is CSV; else it has a JSON object a line
 */
record HistoryFile(String name, boolean csv, String text) {

    static HistoryFile read(String file, @Nullable String format, InputStream stdin) {
        String text = content(file, stdin).replaceFirst("^\uFEFF", "");
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

    private static String content(String file, InputStream stdin) {
        try {
            byte[] bytes = file.equals("-") ? stdin.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw Failure.usage("There is no file " + file + ".", "").thrown();
        } catch (IOException unreadable) {
            throw Failure.of(
                            ExitCode.ERROR,
                            "The file " + file + " can't be read.",
                            String.valueOf(unreadable.getMessage()),
                            "")
                    .thrown();
        }
    }

    String contentType() {
        return csv ? "text/csv" : "application/x-ndjson";
    }

    List<Part> parts() {
        return HistoryParts.of(csv, text);
    }
}
