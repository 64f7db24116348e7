package dev.paved.provisioner.manifest;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The files that a manifest names, relative to its repository.
 *
 * @param places where it names each, for example {@code line 7, column 31}
 */
public record ManifestFiles(List<String> files, Map<String, String> places) {

    static ManifestFiles of(SortedMap<String, String> places) {
        return new ManifestFiles(List.copyOf(places.keySet()), places);
    }
}
