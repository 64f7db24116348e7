package dev.paved.kit.encryption;

/**
 * A bean that names a column (bytea) with what {@link Encryption} sealed, so that a change of the master key reaches it.
 * An index on {@code substring(COLUMN from 5 for 5)}, the master key, keeps looking for old keys cheap.
 */
public interface SealedColumn {

    /** Its table. */
    String table();

    /** Its name. */
    String column();
}
