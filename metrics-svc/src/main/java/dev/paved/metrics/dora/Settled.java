package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service whose past is settled.
 *
 * @param past what is settled of it
 * @param since all facts that are not
 * @param over the deployments that are over since the last time it was settled
 */
public record Settled(Past past, ServiceFacts since, List<Deployment> over) {

    /** Nothing of {@code facts}, which are all there are, is settled yet. */
    public static Settled nothing(ServiceFacts facts) {
        return new Settled(Past.NONE, facts, List.of());
    }

    /** The samples of all; empty where they depend on facts of which nothing is known any more. */
    public Optional<Judgement> judge(Definition definition, Instant asOf) {
        return Judge.judge(past, since, definition, asOf);
    }

    /** The same, settled up to {@code until}, which is later; empty where it can't be. */
    public Optional<Settled> until(Instant until, Definition definition) {
        return Settling.settle(past, since, definition, until);
    }

    /** The same after {@code told}, as it is now; empty where they may change what is settled. */
    public Optional<Settled> with(ToldFacts told) {
        return new Addition(past, since).of(told).map(facts -> new Settled(past, facts, over));
    }
}
