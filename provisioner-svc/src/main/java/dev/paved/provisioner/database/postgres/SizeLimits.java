package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.manifest.DatabaseSize;

/**
 * What a size comes to. The number of connections is a limit; the others are what sessions begin with.
 *
 * @param connections how many there may be at once
 * @param statement how long one statement may take
 * @param idleInTransaction how long a session may leave a transaction open and do nothing
 * @param workMemory memory for one sort or hash, before it goes to disk
 */
record SizeLimits(int connections, String statement, String idleInTransaction, String workMemory) {

    static SizeLimits of(DatabaseSize size) {
        return switch (size) {
            case SMALL -> new SizeLimits(10, "30s", "1min", "4MB");
            case MEDIUM -> new SizeLimits(25, "1min", "2min", "8MB");
            case LARGE -> new SizeLimits(50, "5min", "5min", "16MB");
        };
    }
}
