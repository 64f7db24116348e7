package dev.paved.integrations.stream;

import dev.paved.integrations.stream.StreamFailure.TooMany;
import dev.paved.kit.http.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The streams that are open: no more than this instance can serve, and none when it stops. */
@ApplicationScoped
class EventStreams {
    private final Set<EventFeed> open = ConcurrentHashMap.newKeySet();
    private final EventLog log;
    private final Semaphore free;
    private final int most;
    private final Duration heartbeat;

    EventStreams(
            EventLog log,
            MeterRegistry meters,
            @ConfigProperty(name = "paved.integrations.streams.most", defaultValue = "64") int most,
            @ConfigProperty(name = "paved.integrations.streams.heartbeat", defaultValue = "10s") Duration heartbeat) {
        this.log = log;
        this.most = most;
        this.free = new Semaphore(most);
        this.heartbeat = heartbeat;
        meters.gauge("paved.integrations.event.streams", open, Set::size);
    }

    /**
     * Opens a stream, which takes its place until it has ended.
     *
     * @throws RefusedException where all places are taken, or Kafka does not answer
     */
    EventFeed open(Start start, EventFilter filter, boolean follow) {
        if (!free.tryAcquire()) {
            throw new RefusedException(new TooMany(most));
        }
        try {
            EventFeed feed = new EventFeed(log.open(start, follow), filter, follow, heartbeat, this::closed);
            open.add(feed);
            return feed;
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private void closed(EventFeed feed) {
        open.remove(feed);
        free.release();
    }

    void beforeWaiting(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(EventFeed::end);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        open.forEach(EventFeed::end);
    }
}
