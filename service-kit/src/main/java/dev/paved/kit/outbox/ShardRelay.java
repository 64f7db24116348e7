package dev.paved.kit.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.lifecycle.BackgroundLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings one shard of the outbox to Kafka while this instance holds its lease. A thread a key sends that key's records one
 * after the other; the loop only reads rows of other keys, marks what was acknowledged, and renews the lease. So a key that
 * gets no answer delays no other, however much of it waits: few of its records are read at a time. What it did send is
 * marked meanwhile.
 */
final class ShardRelay implements AutoCloseable {

    private static final Duration TIMER = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final int BATCH = 250;
    private static final int OF_A_KEY = 20;
    private static final int MOST = 1_000;

    private final int shard;
    private final OutboxTable table;
    private final EventProducer producer;
    private final Leases leases;
    private final ObjectMapper json;
    private final CrashPoints crash;
    private final BackgroundLoop loop;

    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Map<String, Sending> sending = new HashMap<>();
    private @Nullable Tenure tenure;
    private volatile boolean closing;

    /** The records of one key on their way. */
    private record Sending(Thread thread, int records) {}

    ShardRelay(
            int shard, OutboxTable table, EventProducer producer, Leases leases, ObjectMapper json, CrashPoints crash) {
        this.shard = shard;
        this.table = table;
        this.producer = producer;
        this.leases = leases;
        this.json = json;
        this.crash = crash;
        this.loop = new BackgroundLoop("outbox-relay-" + shard, TIMER, this::round);
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    private void round() {
        Tenure present = hold();
        List<String> over = List.copyOf(ended);
        mark(present);
        over.forEach(sending::remove);
        ended.removeAll(over);
        if (present != null && present.lasts()) {
            send(present);
        }
    }

    private @Nullable Tenure hold() {
        Tenure present = tenure;
        if (present != null && !present.isDue()) {
            return present;
        }
        long asked = System.nanoTime();
        if (present != null && leases.renew(present.lease())) {
            present.renewed(asked);
            return present;
        }
        if (present != null) {
            present.end();
        }
        tenure = leases.acquire("outbox/" + shard)
                .map(lease -> new Tenure(lease, asked))
                .orElse(null);
        return tenure;
    }

    /** Marks what Kafka has; without the lease that is forgotten, and whoever holds it sends it again. */
    private void mark(@Nullable Tenure present) {
        List<Long> positions = List.copyOf(acknowledged);
        if (present != null && !positions.isEmpty()) {
            crash.at("after-publish");
            int marked = table.published(positions, present.lease());
            crash.at("after-marked");
            if (marked < positions.size() && !leases.renew(present.lease())) {
                present.end();
            }
        }
        positions.forEach(acknowledged::remove);
    }

    private void send(Tenure present) {
        int room = MOST - sending.values().stream().mapToInt(Sending::records).sum();
        if (room <= 0) {
            return;
        }
        int limit = Math.min(BATCH, room);
        Map<String, List<PendingRecord>> batch = table.pending(shard, limit, OF_A_KEY, sending.keySet()).stream()
                .collect(Collectors.groupingBy(PendingRecord::queue, LinkedHashMap::new, Collectors.toList()));
        batch.forEach((queue, records) -> sending.put(
                queue, new Sending(Thread.startVirtualThread(() -> send(present, queue, records)), records.size())));
        if (isCut(batch.values(), limit)) {
            loop.wake();
        }
    }

    /** Whether there may be records of other keys behind those of {@code batch}. */
    private static boolean isCut(Collection<List<PendingRecord>> batch, int limit) {
        return batch.stream().mapToInt(List::size).sum() == limit
                || batch.stream().anyMatch(records -> records.size() == OF_A_KEY);
    }

    /** Sends {@code records}, all of one key, until one fails or the lease is over. */
    private void send(Tenure present, String queue, List<PendingRecord> records) {
        try {
            for (PendingRecord record : records) {
                if (closing || !present.lasts() || !isSent(record)) {
                    return;
                }
                acknowledged.add(record.position());
            }
        } finally {
            ended.add(queue);
            loop.wake();
        }
    }

    private boolean isSent(PendingRecord record) {
        try {
            crash.at("before-publish");
            producer.send(record.toKafka(json)).join();
            return true;
        } catch (Throwable e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            table.failed(record.position(), cause.toString());
            return false;
        }
    }

    /** Lets what is on its way arrive, within a bound, marks it and gives the lease back. */
    @Override
    public void close() {
        closing = true;
        loop.close();
        Tenure present = tenure;
        if (present == null) {
            return;
        }
        Lease lease = present.lease();
        try {
            join();
            mark(present);
        } finally {
            leases.release(lease);
        }
    }

    private void join() {
        long until = System.nanoTime() + DRAIN.toNanos();
        try {
            for (Sending each : sending.values()) {
                each.thread().join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
