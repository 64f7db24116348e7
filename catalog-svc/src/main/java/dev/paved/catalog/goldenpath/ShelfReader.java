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
import java.util.Optional;
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

    static Shelf read(Path root) {
        ShelfReader reader = new ShelfReader(root);
        reader.folders().forEach(reader::add);
        return new Shelf(reader.usable, reader.broken);
    }

    private void add(Path folder) {
        String name = String.valueOf(folder.getFileName());
        try {
            GoldenPath path = new GoldenPath(TemplateReader.read(root, folder));
            rival(path)
                    .ifPresentOrElse(
                            rival -> broken.add(
                                    new Broken(name, "has the name, or the type and language, of " + rival, List.of())),
                            () -> usable.add(path));
        } catch (TemplateException e) {
            broken.add(new Broken(name, String.valueOf(e.getMessage()), e.faults()));
        } catch (IOException | RuntimeException e) {
            broken.add(new Broken(name, "cannot be read: " + e.getMessage(), List.of()));
        }
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
