package dev.paved.catalog.runtime;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.Org;
import dev.paved.catalog.Told;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class RuntimeFactsIT {

    private static void made(String name) {
        assertThat(Api.ended(Api.create(name, "node")).getString("status")).isEqualTo("succeeded");
    }

    private static ValidatableResponse service(String name) {
        return as("ada").get("/api/services/" + name).then();
    }

    @Test
    void last_deployment_is_shown_with_its_outcome_beside_what_still_serves() {
        // Given
        made("failing");
        Stream.publish(Told.succeeded("f1", "failing", "production", "0.1.0", 0));

        // When
        EventEnvelope failed = Told.failed("f2", "failing", "production", "0.2.0", 60);
        Stream.publish(failed);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("failing")
                        .body("runtime[0].lastDeployment.outcome", equalTo("failed"))
                        .body("runtime[0].lastDeployment.deployment", equalTo("f2"))
                        .body("runtime[0].lastDeployment.version", equalTo("0.2.0"))
                        .body("runtime[0].lastDeployment.reason", equalTo("it never answered /health"))
                        .body("runtime[0].lastDeployment.finishedAt", equalTo("2026-01-01T08:01:00Z"))
                        .body("runtime[0].lastDeployment.by", equalTo("ada"))
                        .body(
                                "runtime[0].lastDeployment.source.event",
                                equalTo(failed.id().toString()))
                        .body("runtime[0].lastDeployment.source.ageSeconds", greaterThanOrEqualTo(0))
                        .body("runtime[0].version", equalTo("0.1.0"))
                        .body("runtime[0].deployment", equalTo("f1"))
                        .body("runtime[0].health.status", equalTo("degraded"))
                        .body(
                                "runtime[0].health.because",
                                equalTo("the last deployment, of 0.2.0, failed; no open incident")));
    }

    @Test
    void environment_where_nothing_ever_served_is_shown_without_a_version() {
        // Given
        made("never");

        // When
        Stream.publish(Told.failed("n1", "never", "staging", "0.1.0", 0));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("never")
                        .body("runtime[0].environment", equalTo("staging"))
                        .body("runtime[0].version", nullValue())
                        .body("runtime[0].lastDeployment.outcome", equalTo("failed")));
    }

    @Test
    void incident_is_open_until_it_is_resolved_and_again_when_it_begins_anew() {
        // Given
        made("suffering");
        Stream.publish(Told.succeeded("s1", "suffering", "production", "0.1.0", 0));
        EventEnvelope opened = Told.opened("INC-1", "suffering", null, 10);

        // When
        Stream.publish(opened);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("suffering")
                        .body("openIncidents.incident", equalTo(List.of("INC-1")))
                        .body("openIncidents[0].title", equalTo("It is slow"))
                        .body("openIncidents[0].severity", equalTo("high"))
                        .body("openIncidents[0].openedAt", equalTo("2026-01-01T08:00:10Z"))
                        .body(
                                "openIncidents[0].source.event",
                                equalTo(opened.id().toString()))
                        .body("runtime[0].health.status", equalTo("unhealthy"))
                        .body("runtime[0].health.because", equalTo("open incident INC-1")));

        // When
        Stream.publish(Told.resolved("INC-1", "suffering", 20));
        Stream.publish(opened);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("suffering")
                        .body("openIncidents", empty())
                        .body("runtime[0].health.status", equalTo("healthy")));

        // When
        Stream.publish(Told.opened("INC-1", "suffering", null, 30));

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> service("suffering").body("openIncidents[0].openedAt", equalTo("2026-01-01T08:00:30Z")));
    }

    @Test
    void incident_whose_end_is_told_first_is_not_open() {
        // Given
        made("reversed");
        Stream.publish(Told.resolved("INC-9", "reversed", 20));

        // When
        Stream.publish(Told.opened("INC-9", "reversed", "production", 10));
        Stream.publish(Told.opened("INC-10", "reversed", "production", 30));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("reversed").body("openIncidents.incident", equalTo(List.of("INC-10"))));
    }

    @Test
    void deployment_that_another_system_made_runs_too() {
        // Given
        made("elsewhere");

        // When
        Stream.publish(Told.elsewhere("e1", "elsewhere", "production", "0.1.0", true, 0));
        Stream.publish(Told.elsewhere("e2", "elsewhere", "production", "0.2.0", false, 10));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("elsewhere")
                        .body("runtime[0].version", equalTo("0.1.0"))
                        .body("runtime[0].deployment", equalTo("e1"))
                        .body("runtime[0].lastDeployment.deployment", equalTo("e2"))
                        .body("runtime[0].lastDeployment.outcome", equalTo("failed")));
    }

    @Test
    void deployments_that_ended_are_forgotten_with_their_environment() {
        // Given
        made("gone");
        Stream.publish(Told.failed("g1", "gone", "pr-70", "0.1.0", 0));
        await().atMost(SOON).untilAsserted(() -> service("gone").body("runtime.size()", equalTo(1)));

        // When
        Stream.publish(Told.destroyed("pr-70", 60));
        await().atMost(SOON).untilAsserted(() -> service("gone").body("runtime", empty()));
        Stream.publish(Told.failed("g2", "gone", "pr-70", "0.1.0", 30));
        Stream.publish(Told.failed("g3", "gone", "pr-71", "0.1.0", 30));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> service("gone").body("runtime.environment", equalTo(List.of("pr-71"))));
    }

    @Test
    void component_is_answered_with_what_was_told_of_its_service() {
        // Given
        made("component-1");
        Stream.publish(Told.succeeded("c1", "component-1", "staging", "0.1.0", 0));
        Stream.publish(Told.opened("INC-20", "component-1", "staging", 10));

        // Then
        String path = "/api/catalog/entities/by-name/component/default/Component-1/runtime";
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("entity", equalTo("component:default/component-1"))
                        .body("environments[0].version", equalTo("0.1.0"))
                        .body("environments[0].health.status", equalTo("unhealthy"))
                        .body("openIncidents[0].incident", equalTo("INC-20")));
        as("ada")
                .get(path.replace("Component-1", "nobody"))
                .then()
                .statusCode(404)
                .body("next", equalTo("platform catalog list"));
        as("ada").get(path.replace("/runtime", "")).then().statusCode(200).body("kind", equalTo("Component"));
    }

    @Test
    void component_whose_file_writes_capitals_has_the_facts_of_its_service() {
        // Given
        made("capital");
        Org.run("update catalog_entity set name = 'Capital' where ref = 'component:default/capital'");
        Org.entity("component:other/capital", "Component", "Capital");
        Stream.publish(Told.succeeded("cap-1", "capital", "staging", "0.1.0", 0));
        await().atMost(SOON).untilAsserted(() -> service("capital").body("runtime.size()", equalTo(1)));

        // When
        var shown = as("ada")
                .get("/api/catalog/entities/by-name/component/default/Capital/runtime")
                .then();

        // Then
        shown.statusCode(200).body("environments.version", equalTo(List.of("0.1.0")));
        as("ada")
                .get("/api/catalog/entities/by-name/component/other/capital/runtime")
                .then()
                .statusCode(200)
                .body("environments", empty());
    }

    @Test
    void whatever_the_order_of_the_events_they_tell_the_same() {
        // Given
        made("first-order");
        Random random = new Random(7);
        List<EventEnvelope> events = eventful("first-order", "o");
        events.forEach(Stream::publish);
        Stream.publish(Told.succeeded("end-o", "first-order", "last", "1.0.0", 100));
        String expected = facts("first-order");

        for (int round = 0; round < 5; round++) {
            // When
            String service = "order-" + round;
            made(service);
            List<EventEnvelope> shuffled = new ArrayList<>(eventful(service, "o" + round));
            shuffled.add(shuffled.getFirst());
            Collections.shuffle(shuffled, random);
            shuffled.forEach(Stream::publish);
            Stream.publish(Told.succeeded("end-o" + round, service, "last", "1.0.0", 100));

            // Then
            assertThat(facts(service).replace("o" + round + "-", "o-").replace("end-o" + round, "end-o"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void replay_tells_the_same() throws SQLException {
        // Given
        made("replayed");
        List<EventEnvelope> events = new ArrayList<>(eventful("replayed", "r"));
        events.add(Told.succeeded("end-r", "replayed", "last", "1.0.0", 100));
        events.forEach(Stream::publish);
        String before = facts("replayed");

        // When
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            statement.execute("delete from service_runtime where service = 'replayed'");
            statement.execute("delete from last_deployment where service = 'replayed'");
            statement.execute("delete from incident where service = 'replayed'");
            statement.execute("delete from inbox where key = 'replayed'");
            statement.execute("delete from inbox_sequence where key = 'replayed'");
        }
        service("replayed").body("runtime", empty());
        events.forEach(Stream::publish);

        // Then
        assertThat(facts("replayed")).isEqualTo(before);
    }

    /** A service's morning: each deployment and incident has an id that begins with {@code prefix}. */
    private static List<EventEnvelope> eventful(String service, String prefix) {
        return List.of(
                Told.succeeded(prefix + "-1", service, "production", "0.1.0", 0),
                Told.failed(prefix + "-2", service, "production", "0.2.0", 10),
                Told.succeeded(prefix + "-3", service, "production", "0.3.0", 20),
                Told.wentBack(prefix + "-4", service, "production", "0.4.0", "0.3.0", 30),
                Told.elsewhere(prefix + "-5", service, "staging", "0.5.0", true, 40),
                Told.opened(prefix + "-incident", service, "production", 1),
                Told.resolved(prefix + "-incident", service, 5),
                Told.opened(prefix + "-other", service, "staging", 6));
    }

    /** What is told of {@code service} once its environment {@code last} is known; without what differs by nature. */
    private static String facts(String service) {
        await().atMost(SOON)
                .until(() -> as("ada")
                        .get("/api/services/" + service)
                        .jsonPath()
                        .getList("runtime.environment")
                        .contains("last"));
        var json = as("ada").get("/api/services/" + service).jsonPath();
        return (json.getList("runtime").toString() + json.getList("openIncidents"))
                .replaceAll("(event|ageSeconds|url|commit)=[^,}]+", "$1=…");
    }
}
