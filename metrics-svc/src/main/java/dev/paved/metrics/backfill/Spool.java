package dev.paved.metrics.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects each family of metrics in a file of its own, since a family's samples must stand together in the whole. */
final class Spool implements AutoCloseable {

    private final Path folder;
    private final Map<String, BufferedWriter> families = new LinkedHashMap<>();

    Spool() throws IOException {
        folder = Files.createTempDirectory("paved-backfill");
    }

    /** Appends to {@code family}, which begins with {@code head}. */
    void append(String family, String head, CharSequence lines) {
        try {
            BufferedWriter writer = families.get(family);
            if (writer == null) {
                writer = Files.newBufferedWriter(folder.resolve(family), UTF_8);
                families.put(family, writer);
                writer.write(head);
            }
            writer.append(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it, one family after the other; the file is gone once it is read. */
    InputStream whole() throws IOException {
        Path whole = Files.createTempFile("paved-backfill", ".om");
        try (OutputStream out = Files.newOutputStream(whole)) {
            for (Map.Entry<String, BufferedWriter> family : families.entrySet()) {
                family.getValue().close();
                Files.copy(folder.resolve(family.getKey()), out);
            }
            out.write("# EOF\n".getBytes(UTF_8));
        }
        return Files.newInputStream(whole, DELETE_ON_CLOSE);
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<String, BufferedWriter> family : families.entrySet()) {
            family.getValue().close();
            Files.deleteIfExists(folder.resolve(family.getKey()));
        }
        Files.deleteIfExists(folder);
    }
}
