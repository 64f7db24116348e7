package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.GitCommit.Against;
import dev.paved.metrics.fact.JoinedFacts;
import dev.paved.metrics.fact.Owners;
import dev.paved.metrics.fact.Push;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Lenient;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

class SettledTest {

    private static final String SERVICE = "hello";

    private static final Map<String, List<String>> PARENTS = Map.of(
            "c1", List.of(),
            "c2", List.of("c1"),
            "c3", List.of("c2"),
            "c4", List.of("c2"),
            "c5", List.of("c3", "c4"));

    private static final Definition LENIENT = Lenient.from(LeadTimeStart.MERGED);

    @Property(tries = 3_000)
    void judging_by_a_settled_past_says_what_judging_all_facts_says(
            @ForAll("retellings") Retelling told,
            @ForAll("instants") List<Instant> instants,
            @ForAll("dormancies") Duration dormancy) {
        for (Definition definition : List.of(Definition.DORA, LENIENT)) {
            Telling telling = new Telling(definition, dormancy);
            for (int i = 0; i < told.batches().size(); i++) {
                telling.tell(told.batches().get(i), instants.get(i % instants.size()));
            }
            collect("batches of arbitrary logs", telling);
        }
    }

    @Property(tries = 3_000)
    void so_it_does_where_things_are_told_as_they_happen(
            @ForAll("logs") List<EventEnvelope> log, @ForAll("dormancies") Duration dormancy) {
        Telling telling = new Telling(Definition.DORA, dormancy);
        log.stream()
                .sorted(comparing(SettledTest::happened))
                .forEach(event -> telling.tell(List.of(event), happened(event)));
        collect("events as they happen", telling);
    }

    @Property(tries = 3_000)
    void so_it_does_where_the_repository_is_read_as_commits_are_deployed(
            @ForAll("retellings") Retelling told,
            @ForAll("instants") List<Instant> instants,
            @ForAll("dormancies") Duration dormancy,
            @ForAll List<Boolean> reading) {
        Telling telling = new Telling(Definition.DORA, dormancy);
        for (int i = 0; i < told.batches().size(); i++) {
            telling.tell(told.batches().get(i), instants.get(i % instants.size()));
            if (i < reading.size() && reading.get(i)) {
                telling.readDeployed(instants.get(i % instants.size()));
            }
        }
        collect("readings of the repository", telling);
    }

    @Example
    void range_is_from_git_after_a_rollback_to_a_commit_that_is_settled() {
        // Given
        Story story = new Story("hello").movedTo("acme/hello", null);
        story.deployment("d1", "1").succeeded(1);
        story.deployment("d2", "2").succeeded(2);
        Settled settled = Settled.nothing(withGit(story, "c1", "c2"))
                .until(story.hour(100), Definition.DORA)
                .orElseThrow();
        story.deployment("d3", "1").succeeded(110);
        story.deployment("d4", "3").succeeded(120);
        ServiceFacts all = withGit(story, "c1", "c2", "c3");
        ToldFacts told = new ToldFacts(
                all.deployments().stream()
                        .filter(d -> Set.of("d3", "d4").contains(d.id()))
                        .toList(),
                List.of(),
                List.of(),
                all.code().commits().stream()
                        .filter(commit -> commit.sha().equals("c3"))
                        .toList(),
                List.of());

        // When
        Judgement judged = settled.with(told)
                .flatMap(now -> now.judge(Definition.DORA, story.hour(130)))
                .orElseThrow();

        // Then
        assertThat(judged.shipped())
                .extracting(shipped -> shipped.origin().range())
                .containsOnly(RangeSource.GIT);
        assertThat(contents(judged))
                .isEqualTo(contents(
                        Judge.judge(all, Definition.DORA, story.hour(130)).numbers()));
    }

    private static ServiceFacts withGit(Story story, String... shas) {
        ServiceFacts facts = story.facts();
        Set<GitCommit> read = new HashSet<>();
        for (String sha : shas) {
            Telling.reach("acme/hello", sha, read);
        }
        return new ServiceFacts(
                facts.service(),
                facts.deployments(),
                Code.of(facts.code().pushes(), List.of(), List.copyOf(read)),
                facts.incidents(),
                facts.owners());
    }

    private static void collect(String what, Telling telling) {
        Statistics.label(what + " judged by a past that has samples")
                .collect(telling.bySettled > 0)
                .coverage(judged -> judged.check(true).percentage(share -> share > 5));
    }

    /** When the last of what {@code event} tells of was. */
    private static Instant happened(EventEnvelope event) {
        FactBatch facts = Retelling.folded(List.of(event));
        Stream<@Nullable Instant> deployed = facts.deployments().stream().map(d -> d.at().latest());
        Stream<@Nullable Instant> troubled =
                facts.incidents().stream().flatMap(i -> Stream.of(i.opened(), i.resolved()));
        Stream<@Nullable Instant> coded = Stream.concat(
                facts.pushes().stream().map(Push::pushedAt),
                facts.pullRequests().stream().flatMap(r -> Stream.of(r.opened(), r.merged())));
        return Stream.of(deployed, troubled, coded)
                .flatMap(instants -> instants)
                .filter(Objects::nonNull)
                .max(naturalOrder())
                .orElse(event.time());
    }

    /** One service that is told of and settled by turns. */
    private static final class Telling {

        private final JoinedFacts facts = new JoinedFacts();
        private final Definition definition;
        private final Duration dormancy;
        private Optional<Settled> settled = Optional.empty();
        private int bySettled;

        Telling(Definition definition, Duration dormancy) {
            this.definition = definition;
            this.dormancy = dormancy;
        }

        void tell(List<EventEnvelope> events, Instant asOf) {
            FactBatch batch = Retelling.folded(events);
            facts.join(batch);
            ServiceFacts all = all();
            if (batch.services().stream().anyMatch(service -> !service.onlyNamed())) {
                settled = Optional.empty();
            }
            settled = settled.flatMap(known -> known.with(facts.told(batch)));
            judge(all, asOf);
        }

        /** Reads the commits of this service's deployments, with all that comes before them. */
        void readDeployed(Instant asOf) {
            ServiceFacts known = all();
            String repository = known.service().home().inRepository();
            Set<GitCommit> reached = new HashSet<>();
            known.deployments().forEach(d -> reach(repository, d.commit(), reached));
            List<GitCommit> read = facts.read(reached);
            settled =
                    settled.flatMap(past -> past.with(new ToldFacts(List.of(), List.of(), List.of(), read, List.of())));
            judge(all(), asOf);
        }

        private static void reach(@Nullable String repository, @Nullable String sha, Set<GitCommit> reached) {
            if (repository != null && sha != null && PARENTS.containsKey(sha)) {
                List<String> parents = PARENTS.get(sha);
                reached.add(new GitCommit(
                        repository,
                        sha,
                        parents,
                        Story.BEGIN,
                        Story.BEGIN.plus(Duration.ofHours(sha.charAt(1) - '0')),
                        List.of(Against.of(List.of("api/" + sha)), Against.of(List.of("web/" + sha)))));
                parents.forEach(parent -> reach(repository, parent, reached));
            }
        }

        private void judge(ServiceFacts all, Instant asOf) {
            Instant now = settled.map(known -> known.past().until())
                    .filter(until -> until.isAfter(asOf))
                    .orElse(asOf);
            settled.flatMap(known -> known.judge(definition, now)).ifPresent(judged -> {
                bySettled += settled.orElseThrow().past().samples().size() > 0 ? 1 : 0;
                assertThat(contents(judged))
                        .isEqualTo(contents(Judge.judge(all, definition, now).numbers()));
            });
            settled = settled.filter(known -> known.judge(definition, now).isPresent())
                    .or(() -> Optional.of(Settled.nothing(all)))
                    .flatMap(known -> Settling.settle(known.past(), known.since(), definition, now, dormancy)
                            .or(() -> Optional.of(known)));
        }

        private ServiceFacts all() {
            return facts.of(SERVICE)
                    .orElseGet(() ->
                            new ServiceFacts(Service.named(SERVICE), List.of(), Code.NONE, List.of(), Owners.UNKNOWN));
        }
    }

    private static List<Object> contents(Judgement judgement) {
        return List.of(
                counted(judgement.rollouts()),
                counted(judgement.shipped()),
                counted(judgement.troubles()),
                Optional.ofNullable(judgement.since()));
    }

    private static <T> Map<T, Long> counted(List<T> samples) {
        return samples.stream().collect(groupingBy(identity(), counting()));
    }

    @Provide
    Arbitrary<Retelling> retellings() {
        return Retelling.any();
    }

    @Provide
    Arbitrary<List<EventEnvelope>> logs() {
        return ArbitraryLogs.logs();
    }

    /** After which pushes are dormant: soon, or never. */
    @Provide
    Arbitrary<Duration> dormancies() {
        return Arbitraries.of(Duration.ofHours(3), Duration.ofDays(30));
    }

    @Provide
    Arbitrary<List<Instant>> instants() {
        return ArbitraryLogs.instants().list().ofMinSize(1).ofMaxSize(12);
    }
}
