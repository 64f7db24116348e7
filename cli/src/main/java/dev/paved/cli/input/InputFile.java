package dev.paved.cli.input;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a person named; {@code -} is stdin. */
public final class InputFile {

    private InputFile() {}

    /**
     * Its text, in UTF-8 with or without a byte order mark.
     *
     * @throws FailureException where there is none, or it can't be read
     */
    public static String text(String file, InputStream stdin) {
        return new String(bytes(file, stdin, Integer.MAX_VALUE), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }

    /**
     * Its first bytes, {@code most} of them.
     *
     * @throws FailureException where there is none, or it can't be read
     */
    public static byte[] bytes(String file, InputStream stdin, int most) {
        try {
            return file.equals("-") ? stdin.readNBytes(most) : bytes(Path.of(file), most);
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

    private static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(most);
        }
    }
}
