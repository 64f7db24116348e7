package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deploy.Watched;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written about metrics holds against the services as they run. */
@ExtendWith(SharedStack.class)
class ExportedMetricsST {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stack stack;

    ExportedMetricsST(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void something_has_been_deployed_and_someone_reads_of_it() {
        var services = new Services(stack);
        if (!stack.platform("service", "list").out().contains("watched")) {
            services.create("watched", "node");
            Services.succeed(services.deploy("watched", "0.1.0"));
        }
        Services.succeed(stack.platform("events", "--from", "beginning"));
    }

    @Test
    void dashboards_and_rules_read_only_what_is_exported() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Watched.readFromServices())
                        .isNotEmpty()
                        .isSubsetOf(Scrape.of(stack).names()));
    }

    @Test
    void reference_tells_of_every_metric_and_of_no_other() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Watched.documented().stream().filter(Scrape::isOfThePlatform))
                        .containsExactlyInAnyOrderElementsOf(
                                Scrape.of(stack).ofThePlatform().toList()));
    }
}
