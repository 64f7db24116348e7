package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What holds whenever the stack has come to rest, whatever was killed before.
 *
 * <p>That only the writes of one epoch of a lease win can't be seen in rows: a write that was refused leaves none. What could be
 * seen of one that was not is checked: an epoch that was given twice, an operation whose step is there twice, an event that
 * was doubled, a gap among an aggregate's numbers.
 */
final class Invariants {

    private static final Duration AT_REST = Duration.ofMinutes(2);

    private final Stack stack;
    private final Databases databases;

    Invariants(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    /** Checks everything against what the client was promised. */
    void hold() {
        nothing_pends();
        nothing_was_given_up();
        no_epoch_was_given_twice_and_no_step_was_taken_twice();
        List<EventEnvelope> log = EventLog.read(stack.bootstrapServers());
        every_event_has_its_row_and_every_row_its_event(log);
        sequences_are_gap_free_and_in_order(log);
        List<PlatformEvent> events =
                EventLog.distinct(log).stream().map(EventEnvelope::event).toList();
        new Promises(stack.clientLog(), id -> stack.json("operation", "show", id)).are_kept(events);
        every_commit_was_published_once(events);
        metrics_equal_those_recomputed(events);
    }

    /** Waits until every service has done what it has to. */
    void nothing_pends() {
        await().atMost(AT_REST).ignoreExceptions().untilAsserted(() -> {
            for (String service : Databases.SERVICES) {
                assertThat(databases.texts(
                                service,
                                "select id || ' ' || kind from operation"
                                        + " where lower(status) not in ('succeeded', 'failed')"))
                        .as("unfinished operations of " + service)
                        .isEmpty();
                assertThat(databases.texts(service, "select id::text from outbox where published_at is null"))
                        .as("unpublished events of " + service)
                        .isEmpty();
                assertThat(databases.texts(
                                service,
                                "select consumer || ' ' || coalesce(error, '') from inbox where status <> 'done'"))
                        .as("unhandled events of " + service)
                        .isEmpty();
            }
            for (String service : stack.clientLog().services()) {
                assertThat(databases.texts(
                                "integrations",
                                "select sha from branch_head where branch = 'main' and repository in ('%1$s', '%1$s.git')"
                                        .formatted(service)))
                        .as("pushes to " + service + " that were looked at")
                        .containsExactly(commits(service).getLast());
            }
            long published = EventLog.length(stack.bootstrapServers());
            for (String service : Databases.SERVICES) {
                assertThat(taken(service)).as("events taken in by " + service).isEqualTo(published);
            }
        });
    }

    /** metrics-svc commits no offset to Kafka: its own are with its facts. */
    private long taken(String service) {
        return service.equals("metrics")
                ? Long.parseLong(databases
                        .texts(
                                service,
                                "select coalesce(sum(next_offset), 0) from partition_offset where topic = 'platform.events'")
                        .getFirst())
                : EventLog.taken(stack.bootstrapServers(), service);
    }

    private void nothing_was_given_up() {
        assertThat(databases.texts("metrics", "select cause from dead_record")).isEmpty();
        assertThat(EventLog.deadLetters(stack.bootstrapServers())).isZero();
    }

    private void no_epoch_was_given_twice_and_no_step_was_taken_twice() {
        for (String service : Databases.SERVICES) {
            assertThat(databases.texts(service, "select epoch::text from lease"))
                    .as("epochs of " + service)
                    .doesNotHaveDuplicates();
            assertThat(databases.texts(service, """
                            select id || ' ' || (step ->> 'name') from operation, json_array_elements(steps::json) as step
                             group by id, step ->> 'name' having count(*) > 1"""))
                    .as("steps that were taken twice in " + service)
                    .isEmpty();
        }
    }

    private void every_event_has_its_row_and_every_row_its_event(List<EventEnvelope> log) {
        Set<UUID> rows = new HashSet<>();
        Databases.SERVICES.forEach(service -> databases
                .texts(service, "select id::text from outbox where topic = 'platform.events'")
                .forEach(id -> rows.add(UUID.fromString(id))));
        assertThat(log.stream().map(EventEnvelope::id).collect(Collectors.toSet()))
                .isEqualTo(rows);
    }

    private static void sequences_are_gap_free_and_in_order(List<EventEnvelope> log) {
        Map<String, List<Long>> bySubject = EventLog.distinct(log).stream()
                .collect(Collectors.groupingBy(
                        e -> e.source() + " " + e.subject(),
                        Collectors.mapping(EventEnvelope::sequence, Collectors.toList())));
        assertThat(bySubject)
                .allSatisfy((subject, sequences) -> assertThat(sequences)
                        .as(subject)
                        .isEqualTo(LongStream.rangeClosed(1, sequences.size())
                                .boxed()
                                .toList()));
    }

    /**
     * Pushes that follow each other quickly may be one event, but no commit is in two and none is left out. Whose a repository is
     * may not be known yet when its first push is looked at.
     */
    private void every_commit_was_published_once(List<PlatformEvent> events) {
        for (String service : stack.clientLog().services()) {
            String repository = repository(service);
            List<CommitsPushed> pushed = events.stream()
                    .filter(CommitsPushed.class::isInstance)
                    .map(CommitsPushed.class::cast)
                    .filter(event -> path(event.repository()).equals(repository))
                    .toList();
            assertThat(pushed.stream()
                            .flatMap(event -> event.commits().stream())
                            .map(Commit::sha))
                    .as("commits of " + service)
                    .containsExactlyElementsOf(commits(service));
            for (int i = 1; i < pushed.size(); i++) {
                assertThat(pushed.get(i).before()).isEqualTo(pushed.get(i - 1).after());
            }
        }
    }

    private List<String> commits(String service) {
        return Services.succeed(
                        stack.shell("git", "--git-dir", repository(service), "log", "--reverse", "--format=%H", "main"))
                .out()
                .lines()
                .toList();
    }

    private String repository(String service) {
        return path(stack.json("service", "show", service).get("repository").asText());
    }

    private static String path(String url) {
        return url.replaceFirst("^file:/+", "/").replaceFirst("/$", "");
    }

    private void metrics_equal_those_recomputed(List<PlatformEvent> events) {
        for (String service : stack.clientLog().services()) {
            ExpectedMetrics expected = ExpectedMetrics.of(service, events);
            await().atMost(AT_REST)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(shown(service))
                            .as("metrics of " + service)
                            .isEqualTo(expected));
        }
    }

    private ExpectedMetrics shown(String service) {
        JsonNode metrics = stack.json("metrics", service).get("metrics");
        return new ExpectedMetrics(
                metrics.at("/deploymentFrequency/count").asInt(),
                metrics.at("/changeFailRate/samples").asInt(),
                metrics.at("/changeFailRate/failed").asInt(),
                metrics.at("/failedDeploymentRecoveryTime/samples").asInt(),
                metrics.at("/deploymentReworkRate/rework").asInt(),
                metrics.at("/changeLeadTime/samples").asInt());
    }
}
