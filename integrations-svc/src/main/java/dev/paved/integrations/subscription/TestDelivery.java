package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.OutboundConfig;
import dev.paved.integrations.subscription.AttemptLog.Entry;
import dev.paved.integrations.subscription.AttemptLog.Line;
import dev.paved.integrations.team.Member;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.encryption.CannotOpen;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sends a message that says nothing but that it is a test, once and at once, whatever the state of the subscription. */
@Singleton
class TestDelivery {

    private static final String KEY = "test";
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Subscriptions subscriptions;
    private final Secrets secrets;
    private final WebhookBody body;
    private final Sender sender;
    private final AttemptLog log;
    private final Transactions transactions;
    private final InstantSource time;
    private final Duration limit;

    TestDelivery(
            Subscriptions subscriptions,
            Secrets secrets,
            WebhookBody body,
            Sender sender,
            AttemptLog log,
            Transactions transactions,
            InstantSource time,
            OutboundConfig config) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.body = body;
        this.sender = sender;
        this.log = log;
        this.transactions = transactions;
        this.time = time;
        this.limit = config.limit().plus(MARGIN);
    }

    /** Sends it, and writes down what came of it. Blocks. */
    Work send(String id, Member member) {
        SubscriptionEntity row = transactions.run(session -> subscriptions.find(session, id, member));
        UUID message = UUID.randomUUID();
        String text = body.test(id, member.name(), time.instant());
        Attempt attempt =
                sender.test(row, signing(row), message, text, member).await().atMost(limit);
        return new Work((session, cause) -> written(session, id, member, message, text, attempt), () -> {});
    }

    private List<SigningSecret> signing(SubscriptionEntity row) {
        try {
            return secrets.open(row, time.instant());
        } catch (KeysUnavailable | CannotOpen e) {
            throw SubscriptionCommands.unsealed(e);
        }
    }

    private Uni<Acceptance> written(
            Mutiny.Session session, String id, Member member, UUID message, String text, Attempt attempt) {
        return subscriptions
                .locked(session, id, member)
                .chain(() -> DeliveryQueue.keep(session, message, WebhookBody.TEST, KEY, text))
                .chain(() -> session.createNativeQuery("""
                                insert into delivery (subscription, event, key, status)
                                values (:subscription, :event, :key, :status)""")
                        .setParameter("subscription", id)
                        .setParameter("event", message)
                        .setParameter("key", KEY)
                        .setParameter("status", attempt.isDelivered() ? "delivered" : "dead")
                        .executeUpdate())
                .chain(() -> log.append(session, List.of(new Entry(id, message, attempt))))
                .replaceWith(() -> Acceptance.done(new Line(
                        attempt.at(),
                        message.toString(),
                        WebhookBody.TEST,
                        attempt.isDelivered(),
                        attempt.status(),
                        attempt.took().toMillis(),
                        attempt.excerpt())));
    }
}
