package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** An organisation's entities in {@value #FILES} files of YAML, and one file with a Location that lists them. */
record CatalogFiles(Path folder) {

    /** So many files have entities. */
    static final int FILES = 400;

    /** Writes them into {@code folder}, which is made. */
    static CatalogFiles write(CatalogShape shape, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("entities"));
        Iterator<String> documents = new CatalogEntities(shape).documents().iterator();
        List<String> targets = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            String name = "entities/%03d.yaml".formatted(file);
            Files.writeString(folder.resolve(name), next(documents, upTo(file + 1, shape) - upTo(file, shape)));
            targets.add("    - ./" + name);
        }
        CatalogFiles files = new CatalogFiles(folder);
        Files.writeString(files.location(), """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata:
                  name: organisation
                spec:
                  type: file
                  targets:
                %s
                """.formatted(String.join("\n", targets)));
        return files;
    }

    /** The one with the Location. */
    Path location() {
        return folder.resolve("catalog-info.yaml");
    }

    private static int upTo(int file, CatalogShape shape) {
        return (int) ((long) file * shape.entities() / FILES);
    }

    private static String next(Iterator<String> documents, int count) {
        StringBuilder text = new StringBuilder();
        for (int document = 0; document < count; document++) {
            text.append(document == 0 ? "" : "---\n").append(documents.next());
        }
        return text.toString();
    }
}
