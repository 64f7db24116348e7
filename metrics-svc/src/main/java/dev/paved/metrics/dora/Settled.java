package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Push;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service whose past is settled.
 *
 * @param past what is settled of it
 * @param since all facts that are not
 * @param over the deployments that are over since the last time it was settled
 */
public record Settled(Past past, ServiceFacts since, List<Deployment> over) {

    private static final Duration DORMANT = Duration.ofDays(30);
    private static final int BYTES_OF_A_FACT = 500;
    private static final int BYTES_OF_A_COMMIT = 800;

    /** Nothing of {@code facts}, which are all there are, is settled yet. */
    public static Settled nothing(ServiceFacts facts) {
        return new Settled(Past.NONE, facts, List.of());
    }

    /** The latest instant up to {@code asOf} that the facts since tell of; empty where they tell of none. */
    public Optional<Instant> latest(Instant asOf) {
        Stream<Instant> deployed = since.deployments().stream().map(d -> d.at().latest());
        Stream<Instant> troubled = since.incidents().stream().flatMap(i -> Stream.of(i.opened(), i.resolved()));
        Stream<Instant> pushed = since.code().pushes().stream().map(Push::pushedAt);
        return Stream.of(deployed, troubled, pushed)
                .flatMap(instants -> instants)
                .filter(instant -> instant != null && !instant.isAfter(asOf))
                .max(Comparator.naturalOrder());
    }

    /** How many facts are not settled, commits that were read not counted: they come with deployments. */
    public int size() {
        return since.deployments().size()
                + since.incidents().size()
                + since.code().pushes().size()
                + since.code().pullRequests().size();
    }

    /** About how much memory it takes. */
    public int bytes() {
        int commits = since.code().pushes().stream()
                .mapToInt(push -> push.commits().size())
                .sum();
        return past.bytes()
                + BYTES_OF_A_FACT * size()
                + BYTES_OF_A_COMMIT * (commits + since.code().commits().size());
    }

    /** The same, of whose settled samples only those are kept that count in the longest window that ends at {@code asOf}. */
    public Settled within(Window longest, Instant asOf) {
        return new Settled(past.within(longest, asOf), since, List.of());
    }

    /** The samples of all; empty where they depend on facts of which nothing is known any more. */
    public Optional<Judgement> judge(Definition definition, Instant asOf) {
        return Judge.judge(past, since, definition, asOf);
    }

    /** The same, settled up to {@code until}, which is later; empty where it can't be. */
    public Optional<Settled> until(Instant until, Definition definition) {
        return Settling.settle(past, since, definition, until, DORMANT);
    }

    /** The same after {@code told}, as it is now; empty where they may change what is settled. */
    public Optional<Settled> with(ToldFacts told) {
        return new Addition(past, since).of(told).map(facts -> new Settled(past, facts, over));
    }
}
