package dev.paved.catalog.goldenpath;

import dev.paved.catalog.goldenpath.Shelf.Broken;
import dev.paved.template.TemplateException;
import dev.paved.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all golden paths of a folder. Folders of it without a template.yaml hold files that several share. */
final class ShelfReader {

    private static final String TEMPLATE = "template.yaml";

    private final Path root;
    private final List<GoldenPath> usable = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    private ShelfReader(Path root) {
        this.root = root;
    }

    /** Of two with one name, or one type and language, that in the folder of its own name stays: the other is a copy of it. */
    static Shelf read(Path root) {
        ShelfReader reader = new ShelfReader(root);
        Map<Boolean, List<Read>> read = reader.folders().stream()
                .flatMap(folder -> reader.read(String.valueOf(folder.getFileName()), folder).stream())
                .collect(Collectors.partitioningBy(Read::isInOwnFolder));
        read.getOrDefault(true, List.of()).forEach(reader::add);
        read.getOrDefault(false, List.of()).forEach(reader::add);
        return new Shelf(reader.usable, reader.broken);
    }

    private record Read(String folder, GoldenPath path) {

        boolean isInOwnFolder() {
            return folder.equals(path.name());
        }
    }

    private Optional<Read> read(String name, Path folder) {
        try {
            return Optional.of(new Read(name, new GoldenPath(TemplateReader.read(root, folder))));
        } catch (TemplateException e) {
            broken.add(new Broken(name, String.valueOf(e.getMessage()), e.faults()));
        } catch (IOException | RuntimeException e) {
            broken.add(new Broken(name, "cannot be read: " + e.getMessage(), List.of()));
        }
        return Optional.empty();
    }

    private void add(Read read) {
        rival(read.path)
                .ifPresentOrElse(
                        rival -> broken.add(new Broken(
                                read.folder, "has the name, or the type and language, of " + rival, List.of())),
                        () -> usable.add(read.path));
    }

    private Optional<String> rival(GoldenPath path) {
        return usable.stream()
                .filter(other -> other.name().equals(path.name())
                        || (other.type().equals(path.type()) && other.language().equals(path.language())))
                .map(GoldenPath::name)
                .findFirst();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> Files.exists(child.resolve(TEMPLATE)))
                    .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the golden paths in " + root + " cannot be read", e);
        }
    }
}
