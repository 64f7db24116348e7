package dev.paved.cli.context;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonReader;
import dev.paved.cli.json.JsonWriter;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of the contexts, readable by its owner alone and replaced as a whole. */
final class ConfigurationFile {
    private final Path path;

    ConfigurationFile(Shell shell) {
        this.path = shell.variable("PAVED_CONFIG")
                .map(Path::of)
                .orElseGet(() -> shell.pavedHome().resolve("cli.json"))
                .toAbsolutePath();
    }

    Configuration load() {
        try {
            return JsonReader.read(Files.readAllBytes(path)) instanceof Json.Fields json
                    ? new Configuration(json)
                    : Configuration.EMPTY;
        } catch (NoSuchFileException none) {
            return Configuration.EMPTY;
        } catch (IOException unreadable) {
            throw failure("The contexts in " + path + " can't be read.", unreadable);
        }
    }

    void save(Configuration configuration) {
        try {
            Path folder = path.resolveSibling(".");
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "cli", ".json");
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, JsonWriter.pretty(configuration.json()) + "\n");
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw failure("The contexts in " + path + " can't be saved.", unwritable);
        }
    }

    private static RuntimeException failure(String what, IOException cause) {
        return Failure.of(ExitCode.ERROR, what, String.valueOf(cause.getMessage()), "")
                .thrown();
    }
}
