package dev.paved.metrics.dora;

import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rules by which facts become metrics: pure functions, chosen by {@code definition=} in requests. */
public interface Ruleset {

    /** As in requests: {@code dora}, {@code devlake}, … */
    String name();

    /** The choices in force, for answers. */
    Object parameters();

    /** The rules in words, for people. */
    Rulebook rulebook();

    /** The samples of one service. */
    Judgement judge(ServiceFacts facts, Instant asOf);

    /** The samples of one service, and what is left out. */
    default Judgement explain(ServiceFacts facts, Instant asOf) {
        return judge(facts, asOf);
    }

    /** The metrics of the pooled samples of {@code services} in the window that ends at {@code asOf}. */
    Metrics measure(Collection<Judgement> services, Window window, Instant asOf);

    /** What stands behind {@code metric}, latest first: as much of it is counted as the metric has samples. */
    default List<Evidence> evidence(Judgement service, MetricName metric, Window window, Instant asOf) {
        return new EvidenceBook(service, window, asOf).of(metric);
    }
}
