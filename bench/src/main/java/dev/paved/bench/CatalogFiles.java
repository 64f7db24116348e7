package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An organisation's entities in {@value #FILES} files of YAML. Each of {@value #DEPARTMENTS} more has a Location that lists some
 * of them, and one has a Location that lists those: Backstage refuses one that leads to more than 65,535 entities at once.
 */
record CatalogFiles(Path folder) {

    /** So many files have entities. */
    static final int FILES = 400;

    /** So many Locations list files with entities. */
    static final int DEPARTMENTS = 20;

    /** Writes them into {@code folder}, which is made. */
    static CatalogFiles write(CatalogShape shape, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("entities"));
        Iterator<String> documents = new CatalogEntities(shape).documents().iterator();
        for (int file = 0; file < FILES; file++) {
            int count = upTo(file + 1, shape) - upTo(file, shape);
            Files.writeString(folder.resolve("entities/%03d.yaml".formatted(file)), next(documents, count));
        }
        int each = FILES / DEPARTMENTS;
        for (int department = 0; department < DEPARTMENTS; department++) {
            int first = department * each;
            Files.writeString(
                    folder.resolve("department-%02d.yaml".formatted(department)),
                    listing("department-" + department, "./entities/%03d.yaml", first, first + each));
        }
        CatalogFiles files = new CatalogFiles(folder);
        Files.writeString(files.location(), listing("organisation", "./department-%02d.yaml", 0, DEPARTMENTS));
        return files;
    }

    /** The one that leads to all. */
    Path location() {
        return folder.resolve("catalog-info.yaml");
    }

    private static String listing(String name, String target, int from, int to) {
        String targets = IntStream.range(from, to)
                .mapToObj(number -> "    - " + target.formatted(number))
                .collect(Collectors.joining("\n"));
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata:
                  name: %s
                spec:
                  type: file
                  targets:
                %s
                """.formatted(name, targets);
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
