package dev.paved.provisioner.secret;

import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.KeyedFingerprint;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests have the same value without keeping either: HMAC-SHA-256 under a key that is sealed itself,
 * the same for all instances. A plain hash of a short value could be found out by trying.
 */
@Singleton
class Fingerprints implements KeyedFingerprint {

    private static final String CONTEXT = "secret-fingerprint-key";
    private static final String HMAC = "HmacSHA256";

    private final Transactions transactions;
    private final Sealing sealing;
    private volatile @Nullable SecretKeySpec key;

    Fingerprints(Transactions transactions, Sealing sealing) {
        this.transactions = transactions;
        this.sealing = sealing;
    }

    String of(SecretValue value) {
        return of(value.reveal());
    }

    @Override
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] fresh = sealing.seal(SecretValue.random(), CONTEXT);
            FingerprintKeyEntity row = transactions.run(session -> session.createNativeQuery(
                            "insert into secret_fingerprint_key (id, sealed) values (1, :sealed) on conflict do nothing")
                    .setParameter("sealed", fresh)
                    .executeUpdate()
                    .chain(() -> session.find(FingerprintKeyEntity.class, 1)));
            known = new SecretKeySpec(
                    sealing.open(row.sealed, CONTEXT).reveal().getBytes(StandardCharsets.UTF_8), HMAC);
            key = known;
        }
        return known;
    }
}
