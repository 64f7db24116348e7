package dev.paved.catalog.entity;

import dev.paved.catalog.model.Entity;
import java.util.List;

/**
 * What a file of a location says.
 *
 * @param location the id of the location
 * @param path which file, for people
 * @param fingerprint the same while what it says is the same
 * @param entities the entities that it tells of, none twice
 * @param problems what is wrong with it
 * @param targets the locations that it names
 */
public record CatalogFileTold(
        String location,
        String path,
        String fingerprint,
        List<Entity> entities,
        List<FileProblem> problems,
        List<String> targets) {

    public CatalogFileTold {
        entities = List.copyOf(entities);
        problems = List.copyOf(problems);
        targets = List.copyOf(targets);
    }
}
