package dev.paved.prerequisite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a test needs of its machine: where that is missing the test is skipped, but in continuous integration
 * ({@code PAVED_CI=true}) it fails, so that no check is lost unseen.
 */
public final class Prerequisite {
    private Prerequisite() {}

    /** Goes on where this program is on the PATH; {@code otherwise} says what is not checked without it. */
    public static void program(String name, String otherwise) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        met(found, name + " is not on the PATH: " + otherwise);
    }

    /** Goes on where the condition is met; {@code otherwise} says what is missing and what is not checked. */
    public static void met(boolean condition, String otherwise) {
        if ("true".equals(System.getenv("PAVED_CI"))) {
            assertThat(condition).as(otherwise).isTrue();
        }
        assumeTrue(condition, otherwise);
    }
}
