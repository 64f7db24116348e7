package dev.paved.integrations.subscription;

import dev.paved.kit.encryption.SealedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What of subscriptions is sealed. */
class SealedSecrets {

    private record Column(String table, String column) implements SealedColumn {}

    @Produces
    @Singleton
    SealedColumn secret() {
        return new Column("subscription", "secret");
    }

    @Produces
    @Singleton
    SealedColumn previousSecret() {
        return new Column("subscription", "previous_secret");
    }
}
