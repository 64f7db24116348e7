package dev.paved.catalog;

import dev.paved.kit.testing.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped golden paths, one for a test to take away, one that cannot be rendered, two whose catalog-info.yaml is wrong, and a folder that is none. */
public class GoldenPathsResource implements QuarkusTestResourceLifecycleManager {

    private static final Path SHIPPED = Path.of(System.getProperty("paved.root"), "golden-paths");

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("golden-paths");
            copy(SHIPPED, folder);
            variant(folder, "unrenderable", "README.md", "${{ values.nmae }}");
            variant(folder, "vanishing", "README.md", "soon gone");
            variant(folder, "mistaken", "catalog-info.yaml", catalogInfo("other", "me"));
            variant(folder, "unruly", "catalog-info.yaml", catalogInfo("unlucky", "1"));
            Files.createDirectories(folder.resolve("empty"));
            return Map.of("paved.catalog.golden-paths", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String catalogInfo(String name, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s}
                spec: {type: api, lifecycle: experimental, owner: %s}
                """.formatted(name, owner);
    }

    private static void variant(Path folder, String name, String file, String text) throws IOException {
        Path path = folder.resolve(name);
        copy(SHIPPED.resolve("node-api"), path);
        String template = Files.readString(path.resolve("template.yaml"));
        Files.writeString(
                path.resolve("template.yaml"),
                template.replace("name: node-api", "name: " + name)
                        .replace("paved.dev/language: node", "paved.dev/language: " + name));
        Files.writeString(path.resolve("skeleton").resolve(file), text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public void stop() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
