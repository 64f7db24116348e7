package dev.paved.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Backstage's catalog backend, as npm installs it. */
sealed interface BackstagePackages {

    /**
     * It can be started here.
     *
     * @param version of the catalog backend, and of Node.js
     */
    record Installed(Path folder, String version) implements BackstagePackages {}

    /** It can't be measured on this machine, for a reason. */
    record Missing(String why) implements BackstagePackages {}

    /** Installs into {@code folder}, which is made, what the lock file beside this benchmark's source names. */
    static BackstagePackages install(Path root, Path folder) throws IOException, InterruptedException {
        for (String command : List.of("node", "npm")) {
            if (!isThere(command)) {
                return new Missing(command + " is not on this machine");
            }
        }
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(root.resolve("bench/src/main/backstage"))) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
        Path log = folder.resolve("npm.log");
        int exit = new ProcessBuilder("npm", "ci", "--loglevel=error")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            return new Missing("npm could not install it: "
                    + Files.readAllLines(log).stream().findFirst().orElse("it said nothing"));
        }
        return new Installed(folder, version(folder));
    }

    private static String version(Path folder) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node",
                        "-p",
                        "require('@backstage/plugin-catalog-backend/package.json').version + ', Node.js ' + process.version")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String version = new String(node.getInputStream().readAllBytes(), UTF_8).strip();
        node.waitFor();
        return version;
    }

    private static boolean isThere(String command) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> new File(folder, command).canExecute());
    }
}
