package dev.paved.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventTypes;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.past.Past;
import dev.paved.kit.persistence.PlainText;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Gives each event to each consumer that wants it: once, in order of its key, in the transaction of the effect. */
@Singleton
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private static final int LONGEST_ERROR = 2_000;

    private final EventCodec codec = new EventCodec();
    private final List<EventConsumer> consumers;
    private final InboxTable table;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final CrashPoints crash;

    Inbox(
            @All List<EventConsumer> consumers,
            InboxTable table,
            Transactions transactions,
            ObjectMapper json,
            CrashPoints crash) {
        this.consumers = consumers;
        this.table = table;
        this.transactions = transactions;
        this.json = json;
        this.crash = crash;
    }

    List<EventConsumer> consumers() {
        return consumers;
    }

    /**
     * Takes {@code record} in: when this returns, it is handled or safely kept for a later try.
     *
     * @throws MalformedRecord when it is no event; to be dead-lettered
     */
    void receive(ConsumerRecord<String, byte[]> record) {
        switch (codec.decode(record)) {
            case Decoded.Known(EventEnvelope event)
            when Past.tells(event) -> LOG.debugf("event=%s skipped: it tells of the past only", event.id());
            case Decoded.Known(EventEnvelope event) ->
                consumers.stream()
                        .filter(consumer ->
                                consumer.handles().stream().anyMatch(type -> type.isInstance(event.event())))
                        .forEach(consumer -> offer(consumer, event, record));
            case Decoded.Unknown(String type) -> LOG.debugf("type=%s skipped: this version does not know it", type);
            case Decoded.Malformed(String cause) -> throw new MalformedRecord(cause);
        }
    }

    private void offer(EventConsumer consumer, EventEnvelope event, ConsumerRecord<String, byte[]> record) {
        boolean handled = false;
        try {
            handled = transactions.run(session -> handleInOrder(session, consumer, event, record));
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "consumer=%s event=%s kept for a later try", consumer.name(), event.id());
            transactions.<Void>run(session -> table.remember(session, consumer.name(), event, type(event))
                    .chain(isNew -> isNew
                            ? table.keep(session, consumer.name(), event, StoredRecord.of(record, json), text(failure))
                            : Uni.createFrom().voidItem()));
        }
        if (handled) {
            tell(consumer, event);
        }
        crash.at("after-effect");
    }

    /** Says after the commit that {@code event} is handled. */
    static void tell(EventConsumer consumer, EventEnvelope event) {
        try {
            consumer.handled(event);
        } catch (RuntimeException e) {
            LOG.warnf(e, "consumer=%s event=%s is handled, but nothing was woken", consumer.name(), event.id());
        }
    }

    private Uni<Boolean> handleInOrder(
            Mutiny.Session session,
            EventConsumer consumer,
            EventEnvelope event,
            ConsumerRecord<String, byte[]> record) {
        String name = consumer.name();
        return table.isHeld(session, name, event.key())
                .chain(held -> table.remember(session, name, event, type(event)).chain(isNew -> {
                    if (!isNew) {
                        return Uni.createFrom().item(false);
                    }
                    return held
                            ? table.keep(session, name, event, StoredRecord.of(record, json), null)
                                    .replaceWith(false)
                            : consumer.on(session, event).replaceWith(true);
                }));
    }

    private static String type(EventEnvelope event) {
        return EventTypes.typeOf(event.event());
    }

    static String text(Throwable failure) {
        return PlainText.of(failure.getClass().getSimpleName() + ": " + failure.getMessage(), LONGEST_ERROR);
    }
}
