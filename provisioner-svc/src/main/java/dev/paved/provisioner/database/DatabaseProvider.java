package dev.paved.provisioner.database;

/**
 * Makes and removes databases of one kind. Every method may be called again at any time, by another instance too, after
 * a crash at any instruction, with the same effect; none changes what Paved has not made itself. They may block.
 */
public interface DatabaseProvider {

    /** The kind of database, for example {@code postgres}. */
    String type();

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
    DatabaseAddress address(DatabaseSite site, String password);
}
