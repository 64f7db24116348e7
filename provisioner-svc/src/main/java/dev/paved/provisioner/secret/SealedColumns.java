package dev.paved.provisioner.secret;

import dev.paved.kit.encryption.SealedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What of secrets is sealed. */
class SealedColumns {

    private record Column(String table, String column) implements SealedColumn {}

    @Produces
    @Singleton
    SealedColumn versions() {
        return new Column("secret_version", "sealed");
    }

    @Produces
    @Singleton
    SealedColumn fingerprintKey() {
        return new Column("secret_fingerprint_key", "sealed");
    }
}
