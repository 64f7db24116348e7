package dev.paved.kit.outbox;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.past.Past;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes {@linkplain Past events of the past} without the outbox: they change no aggregate, so there is no transaction
 * they could belong to. What makes that safe is that each has an id of its content: whoever is interrupted publishes all of
 * them again.
 */
@Singleton
public class PastEvents {

    private static final int AT_ONCE = 1_000;

    private final EventCodec codec = new EventCodec();
    private final EventProducer producer;

    PastEvents(EventProducer producer) {
        this.producer = producer;
    }

    /**
     * Publishes {@code events} in order and waits until every replica in sync has them. When some fail, none of a later
     * thousand was sent.
     *
     * @return the first offset after the published events, by partition
     * @throws Unpublished when Kafka does not take them in time
     */
    public Map<Integer, Long> publish(Collection<EventEnvelope> events) {
        Map<Integer, Long> next = new TreeMap<>();
        List<EventEnvelope> all = List.copyOf(events);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            for (RecordMetadata sent : send(all.subList(from, Math.min(from + AT_ONCE, all.size())))) {
                next.merge(sent.partition(), sent.offset() + 1, Math::max);
            }
        }
        return next;
    }

    private List<RecordMetadata> send(List<EventEnvelope> events) {
        List<CompletableFuture<RecordMetadata>> sending = new ArrayList<>();
        for (EventEnvelope event : events) {
            if (!Past.tells(event)) {
                throw new IllegalArgumentException(event.source() + " publishes through the outbox");
            }
            sending.add(producer.sendAndLocate(codec.encode(event)));
        }
        try {
            return sending.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw new Unpublished(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Kafka did not take all of the events; to publish them again is safe. */
    public static final class Unpublished extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unpublished(Throwable cause) {
            super("the events are not all published: " + cause.getMessage(), cause);
        }
    }
}
