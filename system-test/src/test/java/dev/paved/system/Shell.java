package dev.paved.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a user's shell would, and keeps what they printed. */
record Shell(Path folder, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** What a command printed, and how it ended. */
    record Result(List<String> command, int exit, String out, String err) {

        @Override
        public String toString() {
            return "%s%nexit %d%nstdout:%n%s%nstderr:%n%s".formatted(command, exit, out, err);
        }
    }

    Result run(List<String> command) {
        return run(command, "");
    }

    Result run(List<String> command, String input) {
        try {
            Path printed = Files.createTempDirectory("paved");
            try {
                return run(command, input, printed.resolve("out"), printed.resolve("err"));
            } finally {
                Folder.delete(printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Result run(List<String> command, String input, Path out, Path err)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    command + " has not ended within " + LIMIT + ": " + Files.readString(out) + Files.readString(err));
        }
        return new Result(command, process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
