package dev.paved.local.command;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Deletes all data of a stopped stack; the chosen ports, the command line's contexts and the secret that GitHub signs with
 * stay. A deletion that is interrupted leaves a mark, so that no stack is ever started on half of its data.
 */
record Reset(PavedHome home) {
    /** What is known elsewhere by a secret goes before the secret. */
    private static final List<String> DATA = List.of(
            "kafka",
            "postgres",
            "repositories",
            "environments",
            "deployments",
            "routes.json",
            "logs",
            "run",
            "postgres-password",
            "router-token",
            "keys");

    boolean isUnfinished() {
        return Files.exists(mark());
    }

    void delete() throws IOException {
        StateFile.write(mark(), "");
        for (String name : DATA) {
            Path path = home.root().resolve(name);
            if (Files.exists(path)) {
                deleteTree(path);
            }
        }
        StateFile.delete(mark());
    }

    private Path mark() {
        return home.root().resolve("reset-unfinished");
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> deepestFirst;
        try (var paths = Files.walk(root)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
