package dev.paved.cli.metrics;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows, in parts that a request can hold: each of whole rows, with the header of the file where it has one.
 *
 * @param csv whether it is CSV; else it has a JSON object a line
 */
record HistoryFile(String name, boolean csv, String text) {

    private static final int LARGEST_PART = 4 * 1024 * 1024;

    /**
     * Whole rows of a file.
     *
     * @param first the line of the file it begins with, from 1
     * @param last the line it ends with
     * @param more whether others follow
     */
    record Part(String text, int first, int last, boolean more) {}

    static HistoryFile read(String file, @Nullable String format, InputStream stdin) {
        String text = content(file, stdin);
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
        return parts(LARGEST_PART);
    }

    List<Part> parts(int largest) {
        List<String> rows = rows();
        String header = csv ? rows.removeFirst() : "";
        List<Part> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder(header);
        int line = 1 + lines(header);
        int first = 1;
        for (int i = 0; i < rows.size(); i++) {
            part.append(rows.get(i));
            line += lines(rows.get(i));
            boolean more = i + 1 < rows.size();
            if (!more || part.length() + rows.get(i + 1).length() > largest) {
                parts.add(new Part(part.toString(), first, line - 1, more));
                part = new StringBuilder(header);
                first = line;
            }
        }
        return parts.isEmpty() ? List.of(new Part(header, 1, lines(header), false)) : parts;
    }

    /** Each with its end of line; in CSV a quoted value may have ends of lines of its own. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= csv && c == '"';
            if (c == '\n' && !quoted) {
                rows.add(text.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        if (begin < text.length()) {
            rows.add(text.substring(begin));
        }
        return rows;
    }

    private static int lines(String row) {
        return (int) row.chars().filter(c -> c == '\n').count();
    }
}
