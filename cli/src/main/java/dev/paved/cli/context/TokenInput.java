package dev.paved.cli.context;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a token from stdin, where no process list and no shell history shows it. */
final class TokenInput {
    private static final int LIMIT = 64 * 1024;

    private TokenInput() {}

    static String read(Shell shell) {
        try {
            String token = new String(shell.in().readNBytes(LIMIT), StandardCharsets.US_ASCII).strip();
            if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw Failure.usage(
                                "There is no token on stdin.",
                                "pipe it in: platform login ... --token-stdin < token-file")
                        .thrown();
            }
            return token;
        } catch (IOException unreadable) {
            throw Failure.usage("stdin can't be read.", "pipe the token in").thrown();
        }
    }
}
