package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of this machine to its end. */
final class Command {
    private Command() {}

    static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(List.of(command), process.waitFor(), output);
    }

    /** How it ended and what it printed. */
    record Result(List<String> command, int exit, String output) {
        void succeeded() {
            assertThat(exit).as("%s printed: %s", command, output).isZero();
        }
    }
}
