package dev.paved.kit.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Notifications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Brings the outbox to Kafka: each shard by one instance at a time, each key in order, each record at least once.
 *
 * <p>A record that fails holds back only its own key. LISTEN wakes the relay; its timer is the truth.
 *
 * @see "ADR 2: our own outbox"
 */
@ApplicationScoped
class OutboxRelay {

    private final List<ShardRelay> shards;
    private final Notifications notifications;

    OutboxRelay(
            OutboxTable table,
            EventProducer producer,
            Leases leases,
            Notifications notifications,
            ObjectMapper json,
            CrashPoints crash) {
        this.shards = IntStream.range(0, Outbox.SHARDS)
                .mapToObj(shard -> new ShardRelay(shard, table, producer, leases, json, crash))
                .toList();
        this.notifications = notifications;
    }

    void start(@Observes StartupEvent event) {
        notifications.listen(
                Outbox.CHANNEL, shard -> shards.get(Integer.parseInt(shard)).wake());
        shards.forEach(ShardRelay::start);
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            shards.forEach(shard -> atOnce.submit(shard::close));
        }
    }
}
