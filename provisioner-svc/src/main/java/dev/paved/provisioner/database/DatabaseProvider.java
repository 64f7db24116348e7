package dev.paved.provisioner.database;

import dev.paved.provisioner.manifest.DatabaseRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and removes databases of one kind. Every method may be called again at any time, by another instance too, after
 * a crash at any instruction, with the same effect; none changes what Paved has not made itself. They may block.
 */
public interface DatabaseProvider {

    /** Its name, as it is set and recorded. */
    String name();

    /** The kind of database, for example {@code postgres}. */
    String type();

    /** Why {@code request} cannot be met, as far as that can be told before anything is kept of it. It may block. */
    default Optional<Obstacle> obstacle(DatabaseRequest request) {
        return Optional.empty();
    }

    /** Why no database can be made in {@code environment}, which is on {@code target}. It doesn't block. */
    default Optional<Obstacle> obstacle(String environment, String target) {
        return Optional.empty();
    }

    /**
     * What it knows the parts of {@code site} by that it has made. Whoever makes a database records the answer before
     * anything else is done. Null where it knows them by their names and marks alone.
     */
    default @Nullable String identity(DatabaseSite site) throws ProviderException {
        return site.identity();
    }

    /** What belongs to {@code site}, whether it is there or not. */
    List<String> objects(DatabaseSite site);

    /** What is there of {@code site}. */
    DatabasePresence observe(DatabaseSite site) throws ProviderException;

    /**
     * Takes the next step that {@link #observe} tells of.
     *
     * @param password of the role that the database is used with
     * @throws BrokenSeedException where its seed cannot be run, now or later; nothing of the seed stays
     */
    void advance(DatabaseSite site, String password) throws ProviderException, BrokenSeedException;

    /** Ends the sessions in {@code site}, and removes what there is of it; whether it is gone then, {@link #observe} tells. */
    void remove(DatabaseSite site) throws ProviderException;

    /** Where {@code site} is reached, with the {@code password} of its role. */
    DatabaseAddress address(DatabaseSite site, String password) throws ProviderException;
}
