package dev.paved.deployer.gitops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Where in a file the image of a service is written: the entry of a kustomization, or a container.
 *
 * @param path the file
 */
record ImageEntry(String path, YamlText yaml, MappingNode node, Kind kind) {

    private static final String NAME = "newName";
    private static final String TAG = "newTag";
    private static final String DIGEST = "digest";
    private static final String IMAGE = "image";

    /** How it is written. */
    enum Kind {
        KUSTOMIZATION(List.of(NAME, TAG, DIGEST)),
        CONTAINER(List.of(IMAGE));

        private final List<String> keys;

        Kind(List<String> keys) {
            this.keys = keys;
        }
    }

    /** What is written; empty texts where nothing is. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        kind.keys.forEach(key -> values.put(key, YamlText.textAt(node, key).orElse("")));
        return values;
    }

    /** What is to be written for {@code image}. */
    Map<String, String> valuesOf(Image image, String version) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (kind) {
            case CONTAINER -> values.put(IMAGE, image.reference());
            case KUSTOMIZATION -> {
                values.put(NAME, image.repository());
                values.put(TAG, image.tagOr(version));
                values.put(DIGEST, image.digest());
            }
        }
        return values;
    }

    /** The file's text with {@code values}. */
    String with(Map<String, String> values) throws YamlText.Unusable {
        return yaml.with(node, values);
    }

    /** Whether {@code image} is what is written. */
    boolean has(Image image) {
        return Image.of(words()).filter(image::isSame).isPresent();
    }

    /** The image as it is written. */
    String words() {
        Map<String, String> values = values();
        return switch (kind) {
            case CONTAINER -> values.getOrDefault(IMAGE, "");
            case KUSTOMIZATION -> repository(values) + suffix(values);
        };
    }

    private String repository(Map<String, String> values) {
        return Optional.of(values.getOrDefault(NAME, ""))
                .filter(it -> !it.isEmpty())
                .orElseGet(() -> YamlText.textAt(node, "name").orElse(""));
    }

    private static String suffix(Map<String, String> values) {
        String digest = values.getOrDefault(DIGEST, "");
        String tag = values.getOrDefault(TAG, "");
        return digest.isEmpty() ? (tag.isEmpty() ? "" : ":" + tag) : "@" + digest;
    }
}
