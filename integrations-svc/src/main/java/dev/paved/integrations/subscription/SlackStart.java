package dev.paved.integrations.subscription;

import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets what waits for Slack be tried at a start, whenever it would have been: there may be another token. */
@Singleton
class SlackStart {

    private final Transactions transactions;

    SlackStart(Transactions transactions) {
        this.transactions = transactions;
    }

    void hurry(@Observes StartupEvent start) {
        transactions.run(session -> session.createNativeQuery("""
                        update delivery set next_at = now()
                         where status = 'pending' and next_at > now()
                           and subscription in (select id from subscription where channel is not null)""")
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "update subscription set not_before = null where channel is not null")
                        .executeUpdate()));
    }
}
