package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** A catalog, asked in its own way what any catalog is asked. Each question fails when its answer is not what it must be. */
interface MeasuredCatalog {

    /** What it is called in the report. */
    String name();

    /** Has it read the file {@code location} and all that this lists; returns as soon as that is accepted. */
    void register(Path location) throws IOException, InterruptedException;

    /** How many entities can be asked for with all their relations. Cheap enough to be asked often. */
    int complete() throws IOException, InterruptedException, SQLException;

    /** Asks for a component. */
    void component(int number) throws IOException, InterruptedException;

    /** Asks for the first {@value CatalogQueries#PAGE} components of a type. */
    void page(String type) throws IOException, InterruptedException;

    /** Asks for the first {@value CatalogQueries#PAGE} entities with {@code term} in their name, title or description. */
    void search(String term) throws IOException, InterruptedException;

    /** Asks for all that depends on a component, directly or not: who needs it, its APIs, and who consumes these. */
    Dependents dependents(int component) throws IOException, InterruptedException;

    /** All relations of all entities but Locations, each as {@code source type target}. */
    Set<String> relations() throws IOException, InterruptedException;

    /**
     * What depends on an entity.
     *
     * @param entities how many
     * @param requests how many a client sent to learn that
     */
    record Dependents(int entities, int requests) {}
}
