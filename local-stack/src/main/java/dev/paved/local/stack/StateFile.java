package dev.paved.local.stack;

import dev.paved.local.json.Json;
import dev.paved.local.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small files that are replaced as a whole and readable by their owner only: a reader sees the old or the new content. */
public final class StateFile {
    private StateFile() {}

    /** Replaces a file; one that cannot be replaced stays as it was, and nothing is left beside it. */
    public static void write(Path file, String content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(
                    folder,
                    "." + file.getFileName(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Removes a file, if it is there. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** Replaces a file by these members as JSON. */
    public static void writeJson(Path file, Map<String, ?> members) {
        write(file, Json.write(members));
    }

    /** The content of a file, if there is one. */
    public static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The members of a JSON file; none when there is no file or it is damaged. */
    public static Map<String, @Nullable Object> readJson(Path file) {
        try {
            return read(file).map(Json::parseObject).orElse(Map.of());
        } catch (JsonException e) {
            return Map.of();
        }
    }
}
