package dev.paved.integrations.retention;

import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Forgets the secrets of subscriptions that were replaced, once they sign no more. */
@Singleton
class PreviousSecrets {

    private final Transactions transactions;
    private final InstantSource time;

    PreviousSecrets(Transactions transactions, InstantSource time) {
        this.transactions = transactions;
        this.time = time;
    }

    void forget() {
        transactions.run(session -> session.createNativeQuery("""
                        update subscription set previous_secret = null, previous_until = null
                         where previous_until < :now""")
                .setParameter("now", time.instant())
                .executeUpdate());
    }
}
