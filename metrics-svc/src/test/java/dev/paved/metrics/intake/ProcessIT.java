package dev.paved.metrics.intake;

import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsProcess;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class ProcessIT {

    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(6));
    private static final int DEPLOYMENTS = 120;
    private static final int PUSHES = 2_000;
    private static final int KILLS = 3;
    private static final List<String> FACTS = List.of("deployment", "push");

    @Test
    void fresh_database_comes_to_the_same_numbers_although_its_service_is_killed_again_and_again() {
        // Given
        Topic.tell(deployed("killed"), pushes("killed-meanwhile"));
        await().atMost(SOON).until(() -> Scrape.now().succeeded("killed") == DEPLOYMENTS);
        for (int kill = 1; kill <= KILLS; kill++) {
            long before = read();
            try (MetricsProcess killed = MetricsProcess.begin("catalog")) {
                await().atMost(MetricsProcess.START)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> read() > before);
                killed.kill();
            }
        }
        assertThat(Topic.isRead("catalog")).as("killed on the way").isFalse();

        // When
        try (MetricsProcess second = MetricsProcess.begin("catalog").ready()) {
            await().atMost(SOON).until(() -> Topic.isRead("catalog"));

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(second.scrape().of("killed"))
                            .isEqualTo(Scrape.now().of("killed")));
            FACTS.forEach(table -> assertThat(hash("catalog", table)).isEqualTo(hash("metrics", table)));
            var all = Api.organisation(second.at("/api/metrics"), Window.MONTH);
            assertThat(all.metrics()).isEqualTo(Api.recomputed(Window.MONTH, all.asOf()));
        }
    }

    @Test
    void counters_go_on_after_a_restart_as_if_there_had_been_none() {
        // Given
        Topic.tell(deployed("gone-on"));
        try (MetricsProcess first = MetricsProcess.begin("provisioner").ready()) {
            await().atMost(SOON).until(() -> first.scrape().succeeded("gone-on") == DEPLOYMENTS);
        }
        List<Double> seen = new ArrayList<>();

        // When
        try (MetricsProcess second = MetricsProcess.begin("provisioner").ready()) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
                seen.add(second.scrape().succeeded("gone-on"));
                return seen.contains((double) DEPLOYMENTS);
            });
        }

        // Then
        seen.removeIf(value -> value.isNaN());
        assertThat(seen).containsOnly((double) DEPLOYMENTS);
    }

    @Test
    void instances_share_the_services_and_export_none_twice() {
        // Given
        Topic.tell(IntStream.range(0, 30)
                .mapToObj(i -> new Story("shared-" + i, LAST_WEEK).created("team-a"))
                .toArray(Story[]::new));
        Set<String> all = IntStream.range(0, 30).mapToObj(i -> "shared-" + i).collect(Collectors.toSet());
        try (MetricsProcess one = MetricsProcess.begin("deployer").ready()) {
            await().atMost(SOON).until(() -> services(one).equals(all));

            // When
            try (MetricsProcess other = MetricsProcess.begin("deployer").ready()) {
                await().atMost(SOON).untilAsserted(() -> {
                    Set<String> ofOne = services(one);
                    Set<String> ofOther = services(other);

                    // Then
                    assertThat(ofOne).isNotEmpty().hasSizeLessThan(all.size());
                    assertThat(ofOther).containsExactlyInAnyOrderElementsOf(without(all, ofOne));
                    assertThat(organisations(one) + organisations(other)).isEqualTo(1);
                    assertThat(series(one)).doesNotContainAnyElementsOf(series(other));
                    assertThat(union(series(one), series(other)))
                            .contains("platform_onboarding_samples", "platform_nps_samples")
                            .anyMatch(name -> name.startsWith("platform_slo_events_total{"));
                });
            }
            await().atMost(SOON).until(() -> services(one).equals(all));
        }
    }

    /** More records than are read before anyone sees that one was. */
    private static Story pushes(String service) {
        Story story = new Story(service, LAST_WEEK).created("team-a");
        for (int i = 1; i <= PUSHES; i++) {
            story.pushed(1, "c" + i);
        }
        return story;
    }

    /** How many records the killed service has committed. */
    private static long read() {
        return Tables.count("catalog", "select coalesce(sum(next_offset), 0) from partition_offset");
    }

    /** Of all that {@code table} has of the service that was told of. */
    private static long hash(String database, String table) {
        return Tables.count(
                database,
                "select hashtextextended(string_agg(t::text, ' ' order by t::text), 0) from " + table
                        + " t where service = 'killed'");
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(service -> !some.contains(service)).collect(Collectors.toSet());
    }

    /** Of what is measured; how an instance itself does, each shows for itself. */
    private static Set<String> series(MetricsProcess process) {
        return process.scrape().all().keySet().stream()
                .filter(name -> !name.startsWith("platform_metrics_"))
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static Set<String> services(MetricsProcess process) {
        Scrape scrape = process.scrape();
        return IntStream.range(0, 30)
                .mapToObj(i -> "shared-" + i)
                .filter(service -> !scrape.of(service).isEmpty())
                .collect(Collectors.toSet());
    }

    /** How many of the organisation's series of a week it shows. */
    private static long organisations(MetricsProcess process) {
        return process.scrape().all().keySet().stream()
                .filter("dora_organisation_change_fail_samples{window=\"7d\"}"::equals)
                .count();
    }

    private static Story deployed(String service) {
        Story story = new Story(service, LAST_WEEK).created("team-a");
        for (int i = 1; i <= DEPLOYMENTS; i++) {
            story.pushed(i - 1, "c" + i);
            story.deployment(service + "-" + i, String.valueOf(i)).succeeded(i);
        }
        return story;
    }
}
