package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was measured of a catalog.
 *
 * @param name of the catalog
 * @param ingest how it came by its entities
 * @param queries milliseconds for each of many questions, by what was asked; empty where not all was read
 * @param requests how many it takes to learn all dependents of a root
 * @param relations of all its entities
 */
record CatalogMeasurement(
        String name, CatalogIngest ingest, Map<String, double[]> queries, int requests, Set<String> relations) {

    /** Lets {@code catalog} read {@code location}, for at most {@code limit}, and asks it then if it came to the end. */
    static CatalogMeasurement of(MeasuredCatalog catalog, CatalogShape shape, Path location, Duration limit)
            throws IOException, InterruptedException, SQLException {
        CatalogIngest ingest = CatalogIngest.of(catalog, location, shape.entities(), limit);
        return ingest.entities() < shape.entities()
                ? new CatalogMeasurement(catalog.name(), ingest, Map.of(), 0, Set.of())
                : new CatalogMeasurement(
                        catalog.name(),
                        ingest,
                        queries(new CatalogQueries(catalog, shape)),
                        catalog.dependents(shape.roots().getFirst()).requests(),
                        catalog.relations());
    }

    private static Map<String, double[]> queries(CatalogQueries queries) throws IOException, InterruptedException {
        Map<String, double[]> milliseconds = new LinkedHashMap<>();
        milliseconds.put("an entity by its name", queries.byName());
        milliseconds.put("a page of a type's components", queries.page());
        milliseconds.put("search for a name", queries.name());
        milliseconds.put("search for a word", queries.word());
        milliseconds.put("dependents of a component", queries.dependentsOfAny());
        milliseconds.put("dependents of a root", queries.dependentsOfRoot());
        return milliseconds;
    }
}
