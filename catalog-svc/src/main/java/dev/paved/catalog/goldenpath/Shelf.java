package dev.paved.catalog.goldenpath;

import java.util.List;
import java.util.Optional;

/**
 * The golden paths there are at the moment.
 *
 * @param usable those that services can be made from, by name
 * @param broken those that are not usable, and why
 */
public record Shelf(List<GoldenPath> usable, List<Broken> broken) {

    /** A folder that is no usable golden path. */
    public record Broken(String folder, String fault) {}

    /** The one that is named {@code name}. */
    public Optional<GoldenPath> named(String name) {
        return usable.stream().filter(path -> path.name().equals(name)).findFirst();
    }

    /** The one for services of {@code type} in {@code language}. */
    public Optional<GoldenPath> of(String type, String language) {
        return usable.stream()
                .filter(path -> path.type().equals(type) && path.language().equals(language))
                .findFirst();
    }
}
