package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Metrics.Incidents;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Metrics.Rework;
import dev.paved.metrics.dora.Pool;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what is in a window as most tools do. */
record Measured(Pool pool, Quantile quantile) {

    List<Rollout> successes() {
        return pool.ended().stream().filter(Rollout::succeeded).toList();
    }

    /** Successful deployments a day. */
    Frequency frequency() {
        int count = successes().size();
        return new Frequency(perDay(count), count, count, null, null);
    }

    @Nullable
    Double perDay(int count) {
        return count == 0 ? null : (double) count / pool.window().days();
    }

    Quantiles leadTime() {
        return Quantiles.of(pool.shipped().stream().map(Shipped::leadTime).toList(), quantile);
    }

    /** Successful deployments that incidents are put down to, by all. */
    FailRate failRate() {
        List<Rollout> successes = successes();
        int failed = (int) successes.stream().filter(r -> r.failure() != null).count();
        return FailRate.of(failed, successes.size());
    }

    Recovery recovery() {
        return Recovery.of(
                Quantiles.of(
                        pool.restored().stream()
                                .map(Restoration::time)
                                .map(Objects::requireNonNull)
                                .toList(),
                        quantile),
                pool.unrestored());
    }

    private Incidents incidents() {
        List<Trouble> troubles = pool.troubles();
        int attributed =
                (int) troubles.stream().filter(t -> t.deployment() != null).count();
        return Incidents.of(attributed, troubles.size());
    }

    /** All of them; no other tool has a rework rate. */
    Metrics metrics(Frequency frequency, Quantiles leadTime, FailRate failRate, Recovery recovery) {
        return new Metrics(frequency, leadTime, failRate, recovery, Rework.of(0, 0), incidents());
    }
}
