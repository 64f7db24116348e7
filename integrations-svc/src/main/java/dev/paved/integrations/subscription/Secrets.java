package dev.paved.integrations.subscription;

import dev.paved.kit.encryption.Encryption;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Seals the secrets of subscriptions, each for its own, and opens them to sign with. */
@Singleton
class Secrets {

    private final Encryption encryption;

    Secrets(Encryption encryption) {
        this.encryption = encryption;
    }

    byte[] seal(SigningSecret secret, String subscription) {
        return encryption.seal(secret.reveal(), context(subscription));
    }

    /** Those that sign at {@code now}, the newest first. */
    List<SigningSecret> open(SubscriptionEntity row, Instant now) {
        boolean overlaps = row.previousUntil != null && now.isBefore(row.previousUntil);
        return Stream.of(row.secret, overlaps ? row.previousSecret : null)
                .filter(Objects::nonNull)
                .map(bytes -> SigningSecret.parse(encryption.open(bytes, context(row.id))))
                .toList();
    }

    private static String context(String subscription) {
        return "subscription/" + subscription;
    }
}
