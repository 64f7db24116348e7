package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a service on their way, as they are before each step: a step works on a copy of its own, which is put in place in one go, so
 * that it finds the same files however often it begins.
 */
@Singleton
class StepFiles {

    private final Workspace workspace;

    StepFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Whether the files are there that the step at {@code position} begins with; the first one begins with none. */
    boolean isReady(NewService service, int position) {
        return position == 0 || Files.isDirectory(before(service, position));
    }

    /** A new copy of them for {@code attempt}. */
    Path copy(NewService service, int position, long attempt) throws IOException {
        Path copy = workspace.scratch(service.operation()).resolve("attempt." + attempt);
        Workspace.delete(copy);
        Files.createDirectories(copy);
        if (position > 0) {
            copy(before(service, position), copy);
        }
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.sorted().toList();
        }
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Makes {@code copy} what the next step begins with, unless another attempt did. */
    void keep(NewService service, int position, Path copy) throws IOException {
        Workspace.putInPlace(copy, before(service, position + 1));
        Workspace.delete(copy);
    }

    private Path before(NewService service, int position) {
        return workspace.scratch(service.operation()).resolve("files." + position);
    }

    /** Deletes all of it. */
    void tidy(NewService service) throws IOException {
        Workspace.delete(workspace.scratch(service.operation()));
    }
}
