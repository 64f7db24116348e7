package dev.paved.kit.inbox;

import dev.paved.kit.persistence.DatabaseUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The channel of events, one record at a time. What is no event, or again and again can be neither handled nor kept, goes
 * to the dead-letter topic with its bytes, headers and cause; while the database is away the channel waits for it.
 */
@ApplicationScoped
class EventIntake {

    private static final Logger LOG = Logger.getLogger(EventIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    private final Inbox inbox;
    private volatile boolean stopping;

    EventIntake(Inbox inbox) {
        this.inbox = inbox;
    }

    /** From now on a failure says nothing of the record: what it needs is being closed. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    @Incoming("platform-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        int refused = 0;
        while (true) {
            try {
                inbox.receive(record);
                return;
            } catch (MalformedRecord e) {
                throw e;
            } catch (DatabaseUnavailable e) {
                tryAgain(record, e);
            } catch (RuntimeException e) {
                if (++refused >= ATTEMPTS && !stopping) {
                    throw e;
                }
                tryAgain(record, e);
            }
        }
    }

    private static void tryAgain(ConsumerRecord<?, ?> record, RuntimeException e) throws InterruptedException {
        LOG.warnf("partition=%d offset=%d not taken in, trying again: %s", record.partition(), record.offset(), e);
        Thread.sleep(PAUSE);
    }
}
