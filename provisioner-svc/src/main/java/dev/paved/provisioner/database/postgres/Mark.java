package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.DatabaseSite;

/**
 * The comment on a database and on its role that says whose they are. Only what bears exactly this is changed or removed.
 */
final class Mark {

    private Mark() {}

    static String of(DatabaseSite site) {
        return "Made by Paved for " + site.service() + " in " + site.environment() + ". Paved's id: " + site.id();
    }
}
