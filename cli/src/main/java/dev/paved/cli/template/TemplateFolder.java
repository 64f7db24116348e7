package dev.paved.cli.template;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.template.Template;
import dev.paved.template.TemplateException;
import dev.paved.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A golden path's folder that a person named.
 *
 * @param root the folder whose other folders it may use
 */
record TemplateFolder(Path root, Path folder) {

    static {
        // The library that checks forms would tell stderr that nobody listens to its log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    /** The folder {@code name}; none where it is not written as a path, and there is no such folder. */
    static Optional<TemplateFolder> find(String name, @Nullable String root) {
        Path folder = Path.of(name).toAbsolutePath().normalize();
        boolean path = name.contains("/") || name.contains("\\") || name.startsWith(".");
        return path || Files.isDirectory(folder) ? Optional.of(at(folder, root)) : Optional.empty();
    }

    static TemplateFolder at(Path folder, @Nullable String root) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path around = root != null ? Path.of(root) : parent == null ? absolute : parent;
        return new TemplateFolder(around.toAbsolutePath().normalize(), absolute);
    }

    Template read() throws TemplateException {
        if (!Files.isDirectory(folder)) {
            throw Failure.usage("There is no folder " + folder + ".", "").thrown();
        }
        if (!folder.startsWith(root)) {
            throw Failure.usage(folder + " is not in " + root + ".", "name a folder around it with --root")
                    .thrown();
        }
        try {
            return TemplateReader.read(root, folder);
        } catch (IOException unreadable) {
            throw Failure.of(
                            ExitCode.ERROR,
                            "The folder " + folder + " can't be read.",
                            String.valueOf(unreadable.getMessage()),
                            "")
                    .thrown();
        }
    }
}
