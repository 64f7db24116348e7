package dev.paved.catalog.goldenpath;

import dev.paved.catalog.CatalogConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Finds the golden paths: the folders under one folder, looked at anew each time, so that adding one needs no restart. */
@Singleton
public class GoldenPaths {

    private final Path folder;
    private volatile Read last = new Read("", new Shelf(java.util.List.of(), java.util.List.of()));

    @Inject
    GoldenPaths(CatalogConfig config) {
        this(config.goldenPaths());
    }

    GoldenPaths(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    private record Read(String fingerprint, Shelf shelf) {}

    /** Where they are looked for. */
    public Path folder() {
        return folder;
    }

    /** What is there now; read again where a file of the folder has changed. */
    public Shelf shelf() {
        String fingerprint = Fingerprint.of(folder);
        Read known = last;
        if (!known.fingerprint().equals(fingerprint)) {
            known = new Read(fingerprint, ShelfReader.read(folder));
            last = known;
        }
        return known.shelf();
    }
}
