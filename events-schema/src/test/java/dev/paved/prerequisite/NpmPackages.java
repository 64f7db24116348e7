package dev.paved.prerequisite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Packages that others publish on npm, in the versions of a lock file. */
public final class NpmPackages {
    private NpmPackages() {}

    /**
     * Installs what {@code locked/package-lock.json} names into {@code installed}, unless it was.
     *
     * @param name a package that is among it
     * @param otherwise what is not checked without npm
     * @return the folder of {@code name}
     */
    public static Path install(Path locked, Path installed, String name, String otherwise)
            throws IOException, InterruptedException {
        Prerequisite.program("npm", otherwise);
        Path folder = installed.resolve("node_modules").resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(installed);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(locked.resolve(file), installed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Path log = installed.resolve("npm.log");
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(installed.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(npm.waitFor()).as("npm ci, see " + log).isZero();
        }
        return folder;
    }
}
