package dev.paved.integrations.subscription;

import dev.paved.integrations.subscription.Agenda.Look;
import dev.paved.integrations.subscription.DeliveryRound.Came;
import dev.paved.integrations.subscription.DeliveryRound.Message;
import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.DatabaseUnavailable;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends what is due in the lines of the subscriptions, round by round, of many at a time. A round never waits for a receiver:
 * it begins to send, and what came of it is written down by a later one. So a receiver that never answers holds a connection
 * and its place in its own line, and nothing of others.
 */
@ApplicationScoped
class DeliveryLoop {

    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);

    private static final Duration FULL_LOOK = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    /** When to look again at what another transaction is changing. */
    private static final Duration HELD = Duration.ofMillis(100);

    /** When to look again at what failed. */
    private static final Duration FAILED = Duration.ofSeconds(5);

    private final Agenda agenda = new Agenda(System::nanoTime);
    private final BackgroundLoop rounds = new BackgroundLoop("deliveries", FULL_LOOK, this::rounds);
    private final BackgroundLoop fullLooks = new BackgroundLoop("deliveries-resync", FULL_LOOK, this::lookAtAll);
    private final DeliveryRound round;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Sender sender;
    private final InstantSource time;
    private volatile boolean closing;

    DeliveryLoop(
            DeliveryRound round, Deliveries deliveries, Transactions transactions, Sender sender, InstantSource time) {
        this.round = round;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.sender = sender;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
        fullLooks.start();
    }

    /** What has been answered is still written down; the rest is sent again when its claim is over. */
    void stop(@Observes @Priority(5) ShutdownEvent event) {
        closing = true;
        fullLooks.close();
        rounds.close();
        rounds();
    }

    /** Says that there is news in the lines of {@code subscriptions}. Call it after the commit. */
    void wake(Collection<String> subscriptions) {
        agenda.now(subscriptions);
        rounds.wake();
    }

    private void lookAtAll() {
        agenda.consider(transactions.run(deliveries::pending));
        rounds.wake();
    }

    private void rounds() {
        for (List<Look> looks = agenda.take(AT_ONCE); !looks.isEmpty(); looks = agenda.take(AT_ONCE)) {
            take(looks);
        }
        rounds.againIn(agenda.pause(FULL_LOOK));
    }

    /** A round of {@code looks}; where it fails, of halves of them, so that what one fails by costs no other more. */
    private void take(List<Look> looks) {
        try {
            follow(round.run(looks, !closing));
        } catch (DatabaseUnavailable e) {
            putOff(looks, e);
        } catch (RuntimeException e) {
            if (looks.size() == 1) {
                putOff(looks, e);
            } else {
                int half = looks.size() / 2;
                take(looks.subList(0, half));
                take(looks.subList(half, looks.size()));
            }
        }
    }

    private void follow(Came came) {
        came.held().forEach(look -> agenda.after(look, HELD));
        came.next().forEach((subscription, wait) -> agenda.after(new Look(subscription, List.of()), wait));
        came.messages().forEach(this::send);
    }

    private void putOff(List<Look> looks, RuntimeException why) {
        LOG.warnf(
                why,
                "subscriptions=%d first=%s not looked at, again in %d s",
                looks.size(),
                looks.getFirst().subscription(),
                FAILED.toSeconds());
        looks.stream().map(this::stillClaimed).forEach(look -> agenda.after(look, FAILED));
    }

    /** Without what has been claimed anew by now: nothing is written down under a claim that is over. */
    private Look stillClaimed(Look look) {
        return new Look(
                look.subscription(),
                look.sent().stream()
                        .filter(sent -> round.isClaimed(sent, time.instant()))
                        .toList());
    }

    private void send(Message message) {
        sender.send(message.row(), message.signing(), message.event(), message.body())
                .subscribe()
                .with(
                        attempt -> answered(message, attempt),
                        failure -> LOG.warnf(
                                failure,
                                "subscription=%s event=%s not sent; it is when its claim is over",
                                message.subscription(),
                                message.event()));
    }

    private void answered(Message message, Attempt attempt) {
        agenda.now(new Sent(message.subscription(), message.event(), message.claim(), attempt));
        rounds.wake();
    }
}
