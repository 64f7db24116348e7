package dev.paved.cli.database;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.input.InputFile;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a seed from a file or from stdin. */
final class SeedFile {
    private static final int LIMIT = 1024 * 1024;

    private SeedFile() {}

    static String read(String file, InputStream stdin) {
        byte[] seed = InputFile.bytes(file, stdin, LIMIT + 1);
        if (seed.length > LIMIT) {
            throw Failure.usage(
                            "The seed " + file + " is larger than 1 MiB.",
                            "give a smaller one, and load the rest with platform database connect")
                    .thrown();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(seed))
                    .toString();
            if (text.isBlank()) {
                throw Failure.usage("The seed " + file + " is empty.", "leave out --seed")
                        .thrown();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Failure.usage("The seed " + file + " is no text in UTF-8.", "")
                    .thrown();
        }
    }
}
