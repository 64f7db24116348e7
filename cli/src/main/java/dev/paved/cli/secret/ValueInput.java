package dev.paved.cli.secret;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a value that nobody else is to see: from stdin, or from a person who types it. */
final class ValueInput {
    private static final int LARGEST = 64 * 1024;

    private ValueInput() {}

    /** Typed where stdin is a terminal, else all of stdin but the last line's end. */
    static String read(String secret, Shell shell) {
        String value = shell.terminal().in() ? shell.typedUnseen("Value of " + secret + ": ") : piped(shell);
        if (value.isEmpty()) {
            throw Failure.usage(
                            "There is no value. Nothing was sent.",
                            "pipe it in, or type it when it is asked for; platform secrets delete removes a secret")
                    .thrown();
        }
        return value;
    }

    private static String piped(Shell shell) {
        try {
            byte[] bytes = shell.in().readNBytes(LARGEST + 3);
            String value = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\r?\n\\z", "");
            if (value.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
                throw tooLarge();
            }
            return value;
        } catch (CharacterCodingException binary) {
            throw Failure.usage(
                            "The value is no text in UTF-8. Nothing was sent.", "encode it, for example with base64")
                    .thrown();
        } catch (IOException unreadable) {
            throw Failure.of(ExitCode.ERROR, "stdin can't be read.", "", "pipe the value in")
                    .thrown();
        }
    }

    private static RuntimeException tooLarge() {
        return Failure.usage(
                        "The value has more than " + LARGEST + " bytes. Nothing was sent.",
                        "keep a smaller secret, such as the key to what is too large")
                .thrown();
    }
}
