package dev.paved.metrics.testing;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.FactBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A log, and the same told again: in another order, some of it repeatedly, in batches.
 *
 * @param log the events, each once
 * @param batches the same events as they arrived
 */
public record Retelling(List<EventEnvelope> log, List<List<EventEnvelope>> batches) {

    private static final int MOST_REPEATED = 8;
    private static final int LARGEST_BATCH = 12;

    /** Any retelling of any log. */
    public static Arbitrary<Retelling> any() {
        return of(ArbitraryLogs.logs());
    }

    /** Any retelling of any of {@code logs}. */
    public static Arbitrary<Retelling> of(Arbitrary<List<EventEnvelope>> logs) {
        return logs.flatMap(log -> Combinators.combine(
                        repeated(log),
                        Arbitraries.randoms(),
                        Arbitraries.integers().between(1, LARGEST_BATCH))
                .as((again, random, size) -> {
                    List<EventEnvelope> arrived = new ArrayList<>(log);
                    arrived.addAll(again);
                    Collections.shuffle(arrived, random);
                    return new Retelling(log, split(arrived, size));
                }));
    }

    /** {@code events} folded at once. */
    public static FactBatch folded(List<EventEnvelope> events) {
        FactBatch batch = new FactBatch();
        events.forEach(batch::add);
        return batch;
    }

    private static Arbitrary<List<EventEnvelope>> repeated(List<EventEnvelope> log) {
        return log.isEmpty()
                ? Arbitraries.just(List.of())
                : Arbitraries.of(log).list().ofMaxSize(MOST_REPEATED);
    }

    private static List<List<EventEnvelope>> split(List<EventEnvelope> events, int size) {
        List<List<EventEnvelope>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            batches.add(List.copyOf(events.subList(from, Math.min(from + size, events.size()))));
        }
        return batches;
    }
}
