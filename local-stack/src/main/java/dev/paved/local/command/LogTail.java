package dev.paved.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The end of a log, and what is appended to it later; a log that was emptied is read from its beginning. Bytes that are no
 * UTF-8 are shown as replacement characters.
 */
final class LogTail {
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Pattern FRAME = Pattern.compile("\\s+(at \\S+\\(.*|\\.\\.\\. \\d+ more)");

    private final Path file;
    private long position;

    LogTail(Path file) throws IOException {
        this.file = file;
        this.position = size(file);
    }

    static List<String> lastLines(Path file, int count) throws IOException {
        return lastLines(file, count, line -> true);
    }

    /** The last lines that say something: without the frames of stack traces, which hide what went wrong. */
    static List<String> lastWords(Path file, int count) throws IOException {
        return lastLines(
                file, count, line -> !line.isBlank() && !FRAME.matcher(line).matches());
    }

    private static List<String> lastLines(Path file, int count, Predicate<String> wanted) throws IOException {
        long size = size(file);
        byte[] end = bytes(file, Math.max(0, size - MOST_BYTES), size);
        List<String> lines = text(end, end.length).lines().filter(wanted).toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** Gives the whole lines that were appended since the last call; one that is longer than a mebibyte comes in parts. */
    void appended(Consumer<String> line) throws IOException {
        long size = size(file);
        position = size < position ? 0 : position;
        byte[] appended = bytes(file, position, Math.min(size, position + MOST_BYTES));
        int whole = appended.length == MOST_BYTES ? endOrAll(appended) : endOfLastLine(appended);
        text(appended, whole).lines().forEach(line);
        position += whole;
    }

    private static int endOrAll(byte[] bytes) {
        int end = endOfLastLine(bytes);
        return end == 0 ? bytes.length : end;
    }

    private static int endOfLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file, long from, long to) throws IOException {
        if (to <= from) {
            return new byte[0];
        }
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(from);
            byte[] bytes = new byte[(int) (to - from)];
            int read = Math.max(0, content.read(bytes));
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }
    }
}
