package dev.paved.catalog.goldenpath;

import dev.paved.template.Fault;
import java.util.List;
import java.util.Optional;

/**
 * The golden paths there are at the moment.
 *
 * @param usable those that services can be made from, by name
 * @param broken those that are not usable, and why
 */
public record Shelf(List<GoldenPath> usable, List<Broken> broken) {

    public Shelf {
        usable = List.copyOf(usable);
        broken = List.copyOf(broken);
    }

    /**
     * A folder that is no usable golden path.
     *
     * @param fault the first of {@code faults} in a sentence
     */
    public record Broken(String folder, String fault, List<Fault> faults) {}

    /** The one that is named {@code name}. */
    public Optional<GoldenPath> named(String name) {
        return usable.stream().filter(path -> path.name().equals(name)).findFirst();
    }

    /** The folder of that name, where it is one that can't be used. */
    public Optional<Broken> broken(String name) {
        return broken.stream().filter(path -> path.folder().equals(name)).findFirst();
    }

    /** The one for services of {@code type} in {@code language}. */
    public Optional<GoldenPath> of(String type, String language) {
        return usable.stream()
                .filter(path -> path.type().equals(type) && path.language().equals(language))
                .findFirst();
    }
}
