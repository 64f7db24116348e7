package dev.paved.cli.environment;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.input.InputFile;
import java.io.InputStream;

/** Reads a manifest from a file or from stdin; it is sent as it stands, the server knows what it means. */
final class Manifest {
    private static final int LIMIT = 10 * 1024 * 1024;

    private Manifest() {}

    static byte[] read(String file, InputStream stdin) {
        byte[] manifest = InputFile.bytes(file, stdin, LIMIT + 1);
        if (manifest.length > LIMIT) {
            throw Failure.usage("The manifest " + file + " is larger than 10 MB.", "give a smaller one")
                    .thrown();
        }
        if (manifest.length == 0) {
            throw Failure.usage("The manifest " + file + " is empty.", "").thrown();
        }
        return manifest;
    }
}
