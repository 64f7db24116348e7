package dev.paved.catalog.entity;

import dev.paved.catalog.model.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What some files of one location say, put together; a ref told of by two of them is the first one's. */
record Batch(List<CatalogFileTold> files, Map<String, Told> entities, Map<String, List<FileProblem>> problems) {

    /** An entity and the file that tells of it. */
    record Told(Entity entity, CatalogFileTold file) {}

    static Batch of(List<CatalogFileTold> files) {
        Batch batch = new Batch(files, new LinkedHashMap<>(), new LinkedHashMap<>());
        for (CatalogFileTold file : files) {
            batch.problems.put(file.path(), new ArrayList<>(file.problems()));
            file.entities().forEach(entity -> batch.add(new Told(entity, file)));
        }
        return batch;
    }

    private void add(Told told) {
        Told other = entities.putIfAbsent(told.entity.ref().toString(), told);
        if (other != null) {
            problems(told.file).add(conflict(told, other.file.path()));
        }
    }

    Set<String> refs() {
        return entities.keySet();
    }

    Told of(String ref) {
        return Objects.requireNonNull(entities.get(ref));
    }

    List<FileProblem> problems(CatalogFileTold file) {
        return Objects.requireNonNull(problems.get(file.path()));
    }

    /** Notes that {@code ref} is told of by {@code other} already. */
    void conflict(String ref, String other) {
        Told told = of(ref);
        problems(told.file).add(conflict(told, other));
    }

    private static FileProblem conflict(Told told, String other) {
        return new FileProblem(
                told.file.path(),
                told.entity.document().place().line(),
                told.entity.document().place().column(),
                "/metadata/name",
                "must be told of by one file only, and " + told.entity.ref() + " is told of by " + other
                        + " already, which keeps it",
                null);
    }
}
