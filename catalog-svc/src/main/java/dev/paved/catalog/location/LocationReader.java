package dev.paved.catalog.location;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.entity.FileProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together what is shown of locations. */
@Singleton
class LocationReader {

    private static final int MOST_PROBLEMS = 100;

    private final ObjectMapper json;

    LocationReader(ObjectMapper json) {
        this.json = json;
    }

    private record Counts(long files, long entities) {}

    /** {@code locations}, with what is wrong with their files. */
    Uni<List<LocationView>> views(Mutiny.Session session, List<Location> locations) {
        if (locations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String ids = locations.stream().map(Location::id).collect(Collectors.joining("\n"));
        return counts(session, ids)
                .chain(counts -> problems(session, ids)
                        .map(problems -> locations.stream()
                                .map(location -> {
                                    Counts count = counts.getOrDefault(location.id(), new Counts(0, 0));
                                    return LocationView.of(
                                            location,
                                            count.files,
                                            count.entities,
                                            problems.getOrDefault(location.id(), List.of()));
                                })
                                .toList()));
    }

    private static Uni<Map<String, Counts>> counts(Mutiny.Session session, String ids) {
        return session.createNativeQuery("""
                        select wanted.id, (select count(*) from catalog_file where location = wanted.id),
                               (select count(*) from catalog_entity where location = wanted.id)
                          from unnest(string_to_array(:ids, chr(10))) as wanted (id)""", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> {
                    Map<String, Counts> counts = new HashMap<>();
                    rows.forEach(row -> counts.put((String) row[0], new Counts((Long) row[1], (Long) row[2])));
                    return counts;
                });
    }

    private Uni<Map<String, List<FileProblem>>> problems(Mutiny.Session session, String ids) {
        return session.createNativeQuery("""
                        select wanted.id, file.problems
                          from unnest(string_to_array(:ids, chr(10))) as wanted (id)
                         cross join lateral (
                               select path, problems from catalog_file
                                where location = wanted.id and problems <> '[]' order by path limit :most) as file
                         order by wanted.id, file.path""", Object[].class)
                .setParameter("ids", ids)
                .setParameter("most", MOST_PROBLEMS)
                .getResultList()
                .map(rows -> {
                    Map<String, List<FileProblem>> problems = new HashMap<>();
                    for (Object[] row : rows) {
                        List<FileProblem> found = problems.computeIfAbsent((String) row[0], id -> new ArrayList<>());
                        read((String) row[1]).stream()
                                .limit(MOST_PROBLEMS - (long) found.size())
                                .forEach(found::add);
                    }
                    return problems;
                });
    }

    private List<FileProblem> read(String text) {
        try {
            return json.readValue(text, new TypeReference<List<FileProblem>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog wrote it", e);
        }
    }
}
