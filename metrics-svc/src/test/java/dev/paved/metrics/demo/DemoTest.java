package dev.paved.metrics.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.Folded;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

    private static final Instant END = Instant.parse("2026-06-30T12:00:00Z");
    private static final Frame YEAR = Frame.until(END, 12, 1);
    private static final List<EventEnvelope> PAST = Demo.past(YEAR);

    @Test
    void same_seed_makes_the_same_past_and_another_seed_another() {
        assertThat(Demo.past(YEAR)).isEqualTo(PAST);
        assertThat(ids(Demo.past(Frame.until(END, 12, 2)))).doesNotContainAnyElementsOf(ids(PAST));
    }

    @Test
    void past_told_a_day_later_has_the_same_ids_as_long_as_it_begins_at_the_same_instant() {
        assertThat(ids(Demo.past(new Frame(YEAR.begin(), 12, 1)))).isEqualTo(ids(PAST));
    }

    @Test
    void events_are_in_the_past_in_order_each_once_and_can_be_sent() {
        // Given
        EventCodec codec = new EventCodec();

        // Then
        assertThat(PAST).isSortedAccordingTo(Comparator.comparing(EventEnvelope::time));
        assertThat(PAST).allMatch(event -> YEAR.contains(event.time()));
        assertThat(ids(PAST)).hasSameSizeAs(PAST);
        assertThat(PAST)
                .allSatisfy(event ->
                        assertThat(codec.decode(asRead(codec, event))).isEqualTo(new EventCodec.Decoded.Known(event)));
    }

    @Test
    void every_team_has_samples_of_all_five_metrics_in_every_window() {
        // Given
        Map<String, List<ServiceFacts>> teams = Folded.facts(PAST).values().stream()
                .collect(groupingBy(facts -> facts.service().team()));

        // Then
        assertThat(teams.keySet()).containsExactlyInAnyOrderElementsOf(Cast.teams());
        teams.forEach((team, services) -> {
            for (Window window : Window.values()) {
                Metrics metrics = DoraRules.DEFAULT.measure(
                        services.stream()
                                .map(facts -> DoraRules.DEFAULT.judge(facts, END))
                                .toList(),
                        window,
                        END);
                assertThat(metrics.deploymentFrequency().samples()).as(team).isPositive();
                assertThat(metrics.changeLeadTime().samples()).as(team).isPositive();
                assertThat(metrics.changeFailRate().samples()).as(team).isPositive();
                assertThat(metrics.failedDeploymentRecoveryTime().samples())
                        .as(team)
                        .isPositive();
                assertThat(metrics.deploymentReworkRate().samples()).as(team).isPositive();
            }
        });
    }

    @Test
    void organisation_gets_better() {
        // Given
        var services = Folded.facts(PAST).values();

        // When
        Metrics early = quarter(services, YEAR.at(0.3));
        Metrics late = quarter(services, END);

        // Then
        assertThat(late.deploymentFrequency().count())
                .isGreaterThan(2 * early.deploymentFrequency().count());
        assertThat(late.changeLeadTime().p50Seconds())
                .isLessThan(early.changeLeadTime().p50Seconds() / 2);
        assertThat(late.changeFailRate().ratio())
                .isLessThan(early.changeFailRate().ratio());
        assertThat(tickets(YEAR.at(0.75), END)).isLessThan(tickets(YEAR.begin(), YEAR.at(0.25)) / 2);
        assertThat(PAST.stream().filter(e -> e.event() instanceof FeedbackGiven))
                .hasSizeGreaterThan(40);
    }

    private static long tickets(Instant from, Instant to) {
        return PAST.stream()
                .filter(e -> e.event() instanceof TicketOpened
                        && !e.time().isBefore(from)
                        && e.time().isBefore(to))
                .count();
    }

    private static Metrics quarter(java.util.Collection<ServiceFacts> services, Instant asOf) {
        return DoraRules.DEFAULT.measure(
                services.stream()
                        .map(facts -> DoraRules.DEFAULT.judge(facts, asOf))
                        .toList(),
                Window.QUARTER,
                asOf);
    }

    private static org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> asRead(
            EventCodec codec, EventEnvelope event) {
        var sent = codec.encode(event);
        var read = new org.apache.kafka.clients.consumer.ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        return read;
    }

    private static HashSet<Object> ids(List<EventEnvelope> events) {
        return new HashSet<>(events.stream().map(EventEnvelope::id).collect(toSet()));
    }
}
