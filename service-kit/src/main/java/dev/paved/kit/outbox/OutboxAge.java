package dev.paved.kit.outbox;

import dev.paved.kit.lifecycle.BackgroundLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alarm of the outbox: {@code paved_outbox_oldest_pending_seconds}, the age of the oldest record that has not reached
 * Kafka; 0 where all have, NaN where that is not known. It asks the table by itself, so that it tells of a relay that is
 * stuck, and goes on growing while the database is away.
 */
@ApplicationScoped
class OutboxAge {

    private static final String OLDEST = "paved.outbox.oldest.pending.seconds";
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final BackgroundLoop loop = new BackgroundLoop("outbox-age", PERIOD, this::look);
    private final OutboxTable table;
    private final InstantSource time;
    private volatile @Nullable Optional<Instant> oldest;

    OutboxAge(OutboxTable table, InstantSource time, MeterRegistry meters) {
        this.table = table;
        this.time = time;
        meters.gauge(OLDEST, this, OutboxAge::seconds);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    private void look() {
        try {
            oldest = table.oldestPending();
        } catch (RuntimeException e) {
            if (oldest != null && oldest.isEmpty()) {
                oldest = null;
            }
            throw e;
        }
    }

    private double seconds() {
        Optional<Instant> present = oldest;
        if (present == null) {
            return Double.NaN;
        }
        return present.map(at ->
                        Math.max(0, Duration.between(at, time.instant()).toMillis() / 1e3))
                .orElse(0.0);
    }
}
