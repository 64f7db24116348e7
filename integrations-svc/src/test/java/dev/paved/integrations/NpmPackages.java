package dev.paved.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Packages that others publish on npm, in the versions of {@code src/test/npm/package-lock.json}. */
public final class NpmPackages {
    private static final Path MODULE = Path.of(System.getProperty("paved.root"), "integrations-svc");

    private NpmPackages() {}

    /** The folder of {@code name}, installed if it was not; {@code otherwise} says what is not checked without npm. */
    public static Path folder(String name, String otherwise) throws IOException, InterruptedException {
        Prerequisite.program("npm", otherwise);
        Path installed = Files.createDirectories(MODULE.resolve("target/npm"));
        Path folder = installed.resolve("node_modules").resolve(name);
        if (!Files.isDirectory(folder)) {
            for (String file : new String[] {"package.json", "package-lock.json"}) {
                Files.copy(
                        MODULE.resolve("src/test/npm").resolve(file),
                        installed.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(installed.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(installed.resolve("npm.log").toFile())
                    .start();
            assertThat(npm.waitFor())
                    .as("npm ci, see " + installed.resolve("npm.log"))
                    .isZero();
        }
        return folder;
    }
}
