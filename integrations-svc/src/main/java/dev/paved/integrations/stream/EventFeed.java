package dev.paved.integrations.stream;

import dev.paved.integrations.stream.EventLog.Reading;
import dev.paved.integrations.stream.Message.Event;
import dev.paved.integrations.stream.Message.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream, on a thread of its own: reads no faster than the reader takes, and closes its consumer when the
 * reader is gone, the stream is at its end, or the service stops.
 */
final class EventFeed implements Flow.Publisher<Message>, Flow.Subscription {
    private final Semaphore wanted = new Semaphore(0);
    private final Reading reading;
    private final EventFilter filter;
    private final boolean follow;
    private final Duration heartbeat;
    private final Consumer<EventFeed> closed;
    private volatile boolean cancelled;
    private volatile boolean ending;
    private long lastSent = System.nanoTime();

    /** {@code closed} is told once, when all is released. */
    EventFeed(Reading reading, EventFilter filter, boolean follow, Duration heartbeat, Consumer<EventFeed> closed) {
        this.reading = reading;
        this.filter = filter;
        this.follow = follow;
        this.heartbeat = heartbeat;
        this.closed = closed;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message> reader) {
        reader.onSubscribe(this);
        Thread.ofPlatform().daemon().name("event-stream").start(() -> run(reader));
    }

    @Override
    public void request(long messages) {
        wanted.release((int) Math.min(messages, Integer.MAX_VALUE / 2 - wanted.availablePermits()));
    }

    @Override
    public void cancel() {
        cancelled = true;
        end();
    }

    /** Ends the stream soon, in order. */
    void end() {
        ending = true;
        wanted.release();
        reading.consumer().wakeup();
    }

    private void run(Flow.Subscriber<? super Message> reader) {
        Throwable failure = null;
        try (KafkaConsumer<String, byte[]> consumer = reading.consumer()) {
            send(reader, new Heartbeat(reading.merge().cursor()));
            read(reader, consumer);
        } catch (WakeupException e) {
            // Somebody asked for the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            closed.accept(this);
        }
        conclude(reader, failure);
    }

    private void read(Flow.Subscriber<? super Message> reader, KafkaConsumer<String, byte[]> consumer)
            throws InterruptedException {
        PartitionMerge merge = reading.merge();
        while (!ending) {
            for (Optional<StoredEvent> next = merge.take(); next.isPresent() && !ending; next = merge.take()) {
                send(reader, new Event(merge.cursor(), next.get()));
            }
            if (!follow && merge.isUpToDate()) {
                return;
            }
            if (System.nanoTime() - lastSent >= heartbeat.toNanos()) {
                send(reader, new Heartbeat(merge.cursor()));
            }
            pauseWhatIsFull(consumer, merge);
            for (ConsumerRecord<String, byte[]> record : consumer.poll(untilHeartbeat())) {
                StoredEvent.of(record).filter(filter::matches).ifPresent(merge::add);
            }
            consumer.assignment()
                    .forEach(partition -> merge.reached(partition.partition(), consumer.position(partition)));
        }
    }

    static void pauseWhatIsFull(KafkaConsumer<String, byte[]> consumer, PartitionMerge merge) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> others = new ArrayList<>();
        consumer.assignment()
                .forEach(partition -> (merge.isFull(partition.partition()) ? full : others).add(partition));
        consumer.pause(full);
        consumer.resume(others);
    }

    private Duration untilHeartbeat() {
        Duration left = heartbeat.minusNanos(System.nanoTime() - lastSent);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void send(Flow.Subscriber<? super Message> reader, Message message) throws InterruptedException {
        wanted.acquire();
        if (!ending) {
            reader.onNext(message);
            lastSent = System.nanoTime();
        }
    }

    private void conclude(Flow.Subscriber<? super Message> reader, @Nullable Throwable failure) {
        if (cancelled) {
            return;
        }
        if (failure == null) {
            reader.onComplete();
        } else {
            reader.onError(failure);
        }
    }
}
