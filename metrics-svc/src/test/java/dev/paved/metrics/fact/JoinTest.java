package dev.paved.metrics.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.ArbitraryLogs;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class JoinTest {

    private static final double ABSENT = 0.3;

    @Property(tries = 300)
    void services_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("services") Service a, @ForAll("services") Service b, @ForAll("services") Service c) {
        assertJoins(Service::join, a, b, c);
    }

    @Property(tries = 300)
    void deployments_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("deployments") Deployment a,
            @ForAll("deployments") Deployment b,
            @ForAll("deployments") Deployment c) {
        assertJoins(Deployment::join, a, b, c);
    }

    @Property(tries = 300)
    void pushes_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("pushes") Push a, @ForAll("pushes") Push b, @ForAll("pushes") Push c) {
        assertJoins(Push::join, a, b, c);
    }

    @Property(tries = 300)
    void changes_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("changes") Change a, @ForAll("changes") Change b, @ForAll("changes") Change c) {
        assertJoins(Change::join, a, b, c);
    }

    @Property(tries = 300)
    void pull_requests_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("pullRequests") PullRequest a,
            @ForAll("pullRequests") PullRequest b,
            @ForAll("pullRequests") PullRequest c) {
        assertJoins(PullRequest::join, a, b, c);
    }

    @Property(tries = 300)
    void incidents_are_joined_in_any_order_and_any_number_of_times(
            @ForAll("incidents") Incident a, @ForAll("incidents") Incident b, @ForAll("incidents") Incident c) {
        assertJoins(Incident::join, a, b, c);
    }

    @Property(tries = 500)
    void texts_are_in_the_order_of_their_bytes_as_in_the_database(
            @ForAll("texts") String a, @ForAll("texts") String b) {
        // When
        String greatest = Join.greatestOf(a, b);

        // Then
        boolean first = Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)) >= 0;
        assertThat(greatest).isEqualTo(first ? a : b);
    }

    private static <T> void assertJoins(BinaryOperator<T> join, T a, T b, T c) {
        assertThat(join.apply(a, b)).as("commutative").isEqualTo(join.apply(b, a));
        assertThat(join.apply(join.apply(a, b), c)).as("associative").isEqualTo(join.apply(a, join.apply(b, c)));
        assertThat(join.apply(a, a)).as("idempotent").isEqualTo(a);
        assertThat(join.apply(join.apply(a, b), b)).as("keeps what it has").isEqualTo(join.apply(a, b));
    }

    @Provide
    Arbitrary<Service> services() {
        Arbitrary<Owner> owners =
                Combinators.combine(names(), ArbitraryLogs.instants()).as(Owner::new);
        return Combinators.combine(
                        owners.injectNull(ABSENT),
                        Arbitraries.of(true, false).injectNull(ABSENT),
                        times(),
                        times(),
                        times())
                .as((owner, onPath, created, registered, retired) ->
                        new Service("hello", owner, onPath, created, registered, retired, Home.UNKNOWN))
                .flatMap(service -> homes().map(home -> new Service(
                        service.name(),
                        service.owner(),
                        service.onPath(),
                        service.created(),
                        service.registered(),
                        service.retired(),
                        home)));
    }

    @Provide
    Arbitrary<Deployment> deployments() {
        Arbitrary<Timeline> timelines =
                Combinators.combine(times(), times(), times(), times(), times()).as(Timeline::new);
        return Combinators.combine(names().list().ofSize(4), mayBe().list().ofSize(4), timelines, flags(), flags())
                .as((named, mayBe, at, reached, external) -> new Deployment(
                        "d1",
                        named.get(0),
                        named.get(1),
                        named.get(2),
                        named.get(3),
                        mayBe.get(0),
                        mayBe.get(1),
                        mayBe.get(2),
                        at,
                        mayBe.get(3),
                        reached,
                        external));
    }

    @Provide
    Arbitrary<Push> pushes() {
        var commits = Combinators.combine(names(), times(), ArbitraryLogs.instants(), flags(), paths())
                .as((sha, authored, committed, merge, paths) ->
                        new PushedCommit(sha, "c1", authored, committed, merge, paths));
        return Combinators.combine(
                        mayBe(), ArbitraryLogs.instants(), commits.set().ofMaxSize(3))
                .as((service, at, brought) -> new Push("acme/hello", "main", "c1", "c2", service, at, brought));
    }

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(
                        mayBe(), times(), ArbitraryLogs.instants(), ArbitraryLogs.instants(), flags(), paths())
                .as((service, authored, committed, pushed, merge, paths) ->
                        new Change("acme/hello", "c1", service, authored, committed, pushed, merge, paths));
    }

    @Provide
    Arbitrary<PullRequest> pullRequests() {
        return Combinators.combine(mayBe(), mayBe(), times(), times(), times())
                .as((service, merge, authored, opened, merged) ->
                        new PullRequest("acme/hello", 1, service, merge, authored, opened, merged));
    }

    private static Arbitrary<Home> homes() {
        Arbitrary<Told> told =
                Combinators.combine(mayBe(), ArbitraryLogs.instants()).as(Told::new);
        return Combinators.combine(told.injectNull(ABSENT), told.injectNull(ABSENT))
                .as(Home::new);
    }

    private static Arbitrary<Paths> paths() {
        return names().list().ofMaxSize(2).map(Paths::of);
    }

    @Provide
    Arbitrary<Incident> incidents() {
        return Combinators.combine(mayBe().list().ofSize(5), times(), times())
                .as((mayBe, opened, resolved) -> new Incident(
                        "i1", mayBe.get(0), mayBe.get(1), opened, resolved, mayBe.get(2), mayBe.get(3), mayBe.get(4)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "\u00E9", "\uD7FF", "\uE000", "\uFFFF", "\uD83D\uDE00", "\uD800\uDC00")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "\uE000", "\uD83D\uDE00");
    }

    private static Arbitrary<@Nullable String> mayBe() {
        return names().injectNull(ABSENT);
    }

    private static Arbitrary<@Nullable Instant> times() {
        return ArbitraryLogs.instants().injectNull(ABSENT);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }
}
