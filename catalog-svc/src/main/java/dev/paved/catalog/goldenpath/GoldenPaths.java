package dev.paved.catalog.goldenpath;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.goldenpath.Shelf.Broken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the golden paths: the folders under one folder, looked at anew each time, so that adding one needs no restart. */
@Singleton
public class GoldenPaths {

    private final Path folder;

    @Inject
    GoldenPaths(CatalogConfig config) {
        this(config.goldenPaths());
    }

    GoldenPaths(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where they are looked for. */
    public Path folder() {
        return folder;
    }

    /** What is there now. */
    public Shelf shelf() {
        List<GoldenPath> usable = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (Path candidate : folders()) {
            try {
                GoldenPath path = GoldenPathReader.read(candidate);
                rival(usable, path)
                        .ifPresentOrElse(
                                rival -> broken.add(new Broken(
                                        name(candidate), "has the name, or the type and language, of " + rival)),
                                () -> usable.add(path));
            } catch (InvalidGoldenPath e) {
                broken.add(new Broken(name(candidate), String.valueOf(e.getMessage())));
            } catch (IOException | RuntimeException e) {
                broken.add(new Broken(name(candidate), "cannot be read: " + e.getMessage()));
            }
        }
        return new Shelf(List.copyOf(usable), List.copyOf(broken));
    }

    private static java.util.Optional<String> rival(List<GoldenPath> usable, GoldenPath path) {
        return usable.stream()
                .filter(other -> other.name().equals(path.name())
                        || (other.type().equals(path.type()) && other.language().equals(path.language())))
                .map(GoldenPath::name)
                .findFirst();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !name(child).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the golden paths in " + folder + " cannot be read", e);
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
