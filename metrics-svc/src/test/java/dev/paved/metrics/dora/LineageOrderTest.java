package dev.paved.metrics.dora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.GitCommit.Against;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class LineageOrderTest {

    @Property(tries = 1_000)
    void order_of_the_facts_makes_no_difference_to_what_was_shipped(
            @ForAll("services") ServiceFacts facts, @ForAll Random random) {
        // When
        Lineage lineage = Lineages.ofAll(facts);
        Lineage other = Lineages.ofAll(shuffled(facts, random));

        // Then
        Statistics.collect(lineage.shipped().isEmpty() ? "ships nothing" : "ships");
        assertThat(other.shipped()).containsExactlyInAnyOrderElementsOf(lineage.shipped());
        assertThat(other.left()).containsExactlyInAnyOrderElementsOf(lineage.left());
        assertThat(other.sources()).isEqualTo(lineage.sources());
    }

    @Property(tries = 1_000)
    void no_commit_counts_twice_and_none_that_is_left_out_of_the_same_deployment_counts(
            @ForAll("services") ServiceFacts facts) {
        // When
        Lineage lineage = Lineages.ofAll(facts);

        // Then
        assertThat(lineage.shipped()).extracting(Sample.Shipped::sha).doesNotHaveDuplicates();
        Set<String> counted = new HashSet<>();
        lineage.shipped().forEach(s -> counted.add(s.sha() + "@" + s.deployment()));
        assertThat(lineage.left())
                .noneMatch(left -> counted.contains(left.sha() + "@" + left.deployment()))
                .noneMatch(left -> left.reason().counts())
                .filteredOn(left -> left.reason() == ChangeReason.ALREADY_IN_PRODUCTION)
                .noneMatch(left -> left.deployment().equals(left.broughtBy()));
    }

    private static ServiceFacts shuffled(ServiceFacts facts, Random random) {
        Code code = facts.code();
        return new ServiceFacts(
                facts.service(),
                shuffled(facts.deployments(), random),
                new Code(
                        shuffled(code.changes(), random),
                        shuffled(code.edges(), random),
                        shuffled(code.pushes(), random),
                        shuffled(code.pullRequests(), random),
                        shuffled(code.commits(), random)),
                facts.incidents(),
                facts.owners());
    }

    private static <T> List<T> shuffled(List<T> facts, Random random) {
        List<T> other = new ArrayList<>(facts);
        Collections.shuffle(other, random);
        return other;
    }

    @Provide
    Arbitrary<ServiceFacts> services() {
        return Combinators.combine(
                        ArbitraryLogs.logs().map(Folded::facts).filter(all -> all.containsKey("hello")), commits())
                .as((all, commits) -> with(all.get("hello"), commits));
    }

    private static ServiceFacts with(ServiceFacts facts, List<GitCommit> commits) {
        Code code = facts.code();
        return new ServiceFacts(
                facts.service(),
                facts.deployments(),
                new Code(code.changes(), code.edges(), code.pushes(), code.pullRequests(), commits),
                facts.incidents(),
                facts.owners());
    }

    /** Some of the commits, each with parents among those before it. */
    private static Arbitrary<List<GitCommit>> commits() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 5)
                                .set()
                                .ofMaxSize(2)
                                .list()
                                .ofSize(7),
                        Arbitraries.of("api/a", "web/b", "c")
                                .list()
                                .ofMaxSize(2)
                                .list()
                                .ofSize(7),
                        Arbitraries.integers().between(0, 6))
                .as((parents, paths, known) -> IntStream.rangeClosed(1, known)
                        .mapToObj(i -> commit(i, parents.get(i), paths.get(i)))
                        .toList());
    }

    private static GitCommit commit(int number, Set<Integer> before, List<String> paths) {
        List<String> parents = before.stream()
                .filter(parent -> parent > 0 && parent < number)
                .map(parent -> "c" + parent)
                .toList();
        return new GitCommit(
                "acme/old",
                "c" + number,
                parents,
                Instant.EPOCH,
                Instant.EPOCH,
                Collections.nCopies(Math.max(1, parents.size()), Against.of(paths)));
    }
}
