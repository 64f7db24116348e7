package dev.paved.provisioner.database;

import dev.paved.kit.encryption.SealedColumn;
import jakarta.inject.Singleton;

/** Where the passwords of databases are kept sealed. */
@Singleton
class SealedPasswords implements SealedColumn {

    @Override
    public String table() {
        return "managed_database";
    }

    @Override
    public String column() {
        return "password";
    }
}
