package dev.paved.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.inbox.InboxTable.Waiting;
import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tries again what a consumer could not handle, with growing pauses, until it is parked for a person to look at. */
@ApplicationScoped
class InboxRetry {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;

    private final EventCodec codec = new EventCodec();
    private final BackgroundLoop loop = new BackgroundLoop("inbox-retry", PERIOD, this::retryAll);
    private final Inbox inbox;
    private final InboxTable table;
    private final Transactions transactions;
    private final ObjectMapper json;

    InboxRetry(Inbox inbox, InboxTable table, Transactions transactions, ObjectMapper json) {
        this.inbox = inbox;
        this.table = table;
        this.transactions = transactions;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        if (!inbox.consumers().isEmpty()) {
            loop.start();
        }
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.close();
    }

    private void retryAll() {
        for (EventConsumer consumer : inbox.consumers()) {
            boolean more = true;
            while (more) {
                more = retryOne(consumer);
            }
        }
    }

    private boolean retryOne(EventConsumer consumer) {
        AtomicReference<@Nullable Waiting> tried = new AtomicReference<>();
        EventEnvelope handled;
        try {
            handled = transactions.<@Nullable EventEnvelope>run(session -> table.due(session, consumer.name())
                    .chain(waiting -> {
                        tried.set(waiting);
                        return waiting == null ? Uni.createFrom().nullItem() : handle(session, consumer, waiting);
                    }));
        } catch (RuntimeException failure) {
            Waiting waiting = tried.get();
            if (waiting == null) {
                throw failure;
            }
            transactions.<Void>run(session ->
                    table.failed(session, consumer.name(), waiting.eventId(), Inbox.text(failure), ATTEMPTS));
            return true;
        }
        if (handled != null) {
            Inbox.tell(consumer, handled);
        }
        return handled != null;
    }

    private Uni<@Nullable EventEnvelope> handle(Mutiny.Session session, EventConsumer consumer, Waiting waiting) {
        var record = new StoredRecord(waiting.headers(), waiting.payload()).toKafka(waiting.key(), json);
        if (codec.decode(record) instanceof Decoded.Known(EventEnvelope event)) {
            return consumer.on(session, event)
                    .chain(() -> table.done(session, consumer.name(), waiting.eventId()))
                    .replaceWith(event);
        }
        return Uni.createFrom().failure(new IllegalStateException("the kept record can no longer be read"));
    }
}
