package dev.paved.metrics.dora;

import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges one service's production deployments: a pure function of its facts, the definition and the instant. What
 * happened later than the instant is not known to it.
 */
public final class Judge {

    private Judge() {}

    /** The samples of {@code facts}. */
    public static Judgement judge(ServiceFacts facts, Definition definition, Instant asOf) {
        return new Judging(Past.NONE, facts, definition, asOf).judgement();
    }

    /** The samples of {@code facts}, and what is left out: much more work. */
    public static Judgement explain(ServiceFacts facts, Definition definition, Instant asOf) {
        return new Judging(Past.NONE, facts, definition, asOf).explained();
    }

    /**
     * The samples of {@code past} and of {@code since}, all there is after it: numbers alone; empty where they depend on
     * facts of the past of which nothing is known any more.
     */
    static Optional<Judgement> judge(Past past, ServiceFacts since, Definition definition, Instant asOf) {
        Judging judging = new Judging(past, since, definition, asOf);
        return judging.isForgotten()
                ? Optional.empty()
                : Optional.of(past.and(judging.judgement().numbers()));
    }
}
