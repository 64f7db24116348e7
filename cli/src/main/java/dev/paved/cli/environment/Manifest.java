package dev.paved.cli.environment;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a manifest from a file or from stdin; it is sent as it stands, the server knows what it means. */
final class Manifest {
    private static final int LIMIT = 10 * 1024 * 1024;

    private Manifest() {}

    static byte[] read(String file, InputStream stdin) {
        try {
            byte[] manifest = file.equals("-") ? stdin.readNBytes(LIMIT + 1) : bounded(Path.of(file));
            if (manifest.length > LIMIT) {
                throw Failure.usage("The manifest " + file + " is larger than 10 MB.", "give a smaller one")
                        .thrown();
            }
            if (manifest.length == 0) {
                throw Failure.usage("The manifest " + file + " is empty.", "").thrown();
            }
            return manifest;
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

    private static byte[] bounded(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(LIMIT + 1);
        }
    }
}
