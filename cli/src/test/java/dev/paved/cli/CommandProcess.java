package dev.paved.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The built command as a process of its own, started as the platform script starts it. */
final class CommandProcess {
    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path CACHE = TARGET.resolve("platform.aot");

    private CommandProcess() {}

    static ProcessBuilder of(List<String> jvmOptions, Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:AOTCache=" + CACHE));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), "dev.paved.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PAVED_HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLATFORM_"));
        return builder;
    }

    private static String classPath() {
        try {
            return Arrays.stream(Files.readString(TARGET.resolve("cli.classpath"))
                            .strip()
                            .split(":"))
                    .map(entry -> TARGET.resolve(entry).toString())
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
