package dev.paved.catalog.service;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class ServiceListIT {

    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");

    private static void made(String name, String owner) {
        assertThat(Api.ended(Api.post(Map.of("name", name, "type", "api", "language", "node", "owner", owner), null))
                        .getString("status"))
                .isEqualTo("succeeded");
    }

    @Test
    void list_is_filtered_and_paged_by_name() {
        // Given
        made("page-b", "pagers");
        made("page-a", "pagers");
        made("page-c", "pagers");
        made("page-d", "others");

        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = as("ada").get("/api/services?owner=pagers&limit=2&cursor=" + cursor);
            seen.addAll(page.jsonPath().getList("items.name"));
            cursor = page.jsonPath().getString("nextCursor");
        }

        // Then
        assertThat(seen).containsExactly("page-a", "page-b", "page-c");
        names("q=PAGE-").containsExactly("page-a", "page-b", "page-c", "page-d");
        names("q=page-&owner=others&type=api&language=node").containsExactly("page-d");
        names("q=page-&type=worker").isEmpty();
        names("q=%25").isEmpty();
        as("ada").get("/api/services?cursor=*").then().statusCode(400).body("errors[0].pointer", equalTo("/cursor"));
    }

    private static org.assertj.core.api.ListAssert<String> names(String query) {
        return assertThat(as("ada").get("/api/services?" + query).jsonPath().getList("items.name", String.class));
    }

    @Test
    void unknown_service_is_answered_with_what_may_have_been_meant() {
        made("suggested", "ada");
        as("ada")
                .get("/api/services/sugested")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("suggestions", hasItem("suggested"))
                .body("next", equalTo("platform service list"));
    }

    @Test
    void unchanged_service_is_not_sent_again() {
        // Given
        made("tagged", "ada");
        String tag = as("ada").get("/api/services/tagged").header("ETag");

        // When, Then
        as("ada")
                .header("If-None-Match", tag)
                .get("/api/services/tagged")
                .then()
                .statusCode(304);
        Stream.publish(deployed("tagged", "staging", "0.1.0", "t1", MORNING));
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .header("If-None-Match", tag)
                        .get("/api/services/tagged")
                        .then()
                        .statusCode(200));
    }

    @Test
    void deployments_tell_what_runs_where() {
        // Given
        made("running", "ada");
        Stream.publish(deployed("running", "production", "0.1.0", "d1", MORNING));
        Stream.publish(deployed("running", "staging", "0.2.0", "d2", MORNING.plusSeconds(60)));
        EventEnvelope newest = deployed("running", "production", "0.2.0", "d3", MORNING.plusSeconds(120));
        Stream.publish(newest);
        Stream.publish(newest);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/services/running")
                        .then()
                        .body("runtime.environment", equalTo(List.of("production", "staging")))
                        .body("runtime[0].version", equalTo("0.2.0"))
                        .body("runtime[0].environmentType", equalTo("production"))
                        .body("runtime[0].deployment", equalTo("d3"))
                        .body("runtime[0].commit", equalTo("c-0.2.0"))
                        .body("runtime[0].since", equalTo("2026-01-01T08:02:00Z"))
                        .body("runtime[0].url", containsString("/apps/production/running"))
                        .body("runtime[0].source.event", equalTo(newest.id().toString()))
                        .body("runtime[0].source.ageSeconds", greaterThanOrEqualTo(0))
                        .body("runtime[1].version", equalTo("0.2.0")));
        as("ada").get("/api/services?q=running").then().body("items[0].runtime.size()", equalTo(2));

        // When
        Stream.publish(envelope(
                "d4",
                1,
                new DeployRolledBack(
                        "d3",
                        "running",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "0.2.0",
                        "c-0.2.0",
                        "0.1.0",
                        "d4",
                        false,
                        MORNING.plusSeconds(180))));
        Stream.publish(deployed("running", "production", "9.9.9", "d0", MORNING.minusSeconds(60)));
        Stream.publish(deployed("running", "staging", "0.2.0", "d5", MORNING.plusSeconds(240)));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/services/running")
                        .then()
                        .body("runtime[1].deployment", equalTo("d5"))
                        .body("runtime[0].version", equalTo("0.1.0"))
                        .body("runtime[0].deployment", equalTo("d4"))
                        .body("runtime[0].since", equalTo("2026-01-01T08:03:00Z")));
    }

    @Test
    void rollout_that_went_back_by_itself_changes_nothing() {
        // Given
        made("stays", "ada");
        Stream.publish(deployed("stays", "production", "0.1.0", "s1", MORNING));

        // When
        Stream.publish(envelope(
                "s2",
                1,
                new DeployRolledBack(
                        "s2",
                        "stays",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "0.2.0",
                        null,
                        "0.1.0",
                        null,
                        true,
                        MORNING.plusSeconds(60))));
        Stream.publish(deployed("stays", "staging", "0.2.0", "s3", MORNING.plusSeconds(90)));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada").get("/api/services/stays").then().body("runtime.size()", equalTo(2)));
        as("ada").get("/api/services/stays").then().body("runtime[0].deployment", equalTo("s1"));
    }

    @Test
    void nothing_runs_in_an_environment_after_its_end() {
        // Given
        made("previewed", "ada");
        Stream.publish(deployed("previewed", "pr-7", "0.1.0", "p1", MORNING));
        Stream.publish(deployed("previewed", "pr-8", "0.1.0", "p2", MORNING));
        await().atMost(SOON).until(() -> environments().size() == 2);

        // When
        Stream.publish(destroyed("pr-7", MORNING.plusSeconds(60)));
        await().atMost(SOON).until(() -> environments().equals(List.of("pr-8")));
        Stream.publish(deployed("previewed", "pr-7", "0.2.0", "p3", MORNING.plusSeconds(50)));
        Stream.publish(deployed("previewed", "pr-9", "0.1.0", "p4", MORNING));

        // Then
        await().atMost(SOON).until(() -> environments().contains("pr-9"));
        assertThat(environments()).containsExactly("pr-8", "pr-9");
        Stream.publish(deployed("previewed", "pr-7", "0.3.0", "p5", MORNING.plusSeconds(70)));
        await().atMost(SOON).until(() -> environments().contains("pr-7"));
    }

    @Test
    void end_of_an_environment_waits_for_the_deployment_that_another_instance_takes_in() throws SQLException {
        // Given
        made("ending", "ada");

        // When
        takenInWhileAnotherDoes(
                "pr-10",
                "insert into service_runtime (service, environment, environment_type, version, deployment, since,"
                        + " event_id, event_type, event_time) values ('ending', 'pr-10', 'preview', '0.1.0', 'e1', '"
                        + MORNING + "', gen_random_uuid(), 't', '" + MORNING + "')",
                destroyed("pr-10", MORNING.plusSeconds(60)));

        // Then
        await().atMost(SOON)
                .until(() -> isTrue("select exists (select from environment_end where environment = 'pr-10')"));
        as("ada").get("/api/services/ending").then().body("runtime.size()", equalTo(0));
    }

    @Test
    void deployment_waits_for_the_end_of_its_environment_that_another_instance_takes_in() throws SQLException {
        // Given
        made("late", "ada");

        // When
        takenInWhileAnotherDoes(
                "pr-11",
                "insert into environment_end (environment, ended_at) values ('pr-11', '" + MORNING + "')",
                deployed("late", "pr-11", "0.1.0", "l1", MORNING.minusSeconds(60)));

        // Then
        Stream.publish(deployed("late", "pr-12", "0.1.0", "l2", MORNING));
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/services/late")
                        .then()
                        .body("runtime.environment", equalTo(List.of("pr-12"))));
    }

    /** Publishes {@code event}, and commits {@code change} to its environment only once the event waits for it. */
    private static void takenInWhileAnotherDoes(String environment, String change, EventEnvelope event)
            throws SQLException {
        try (var another = StackResource.postgres().connect("catalog");
                var statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('environment/" + environment + "'))");
            statement.execute(change);
            Stream.publish(event);
            await().atMost(SOON)
                    .until(() ->
                            isTrue("select exists (select from pg_locks where locktype = 'advisory' and not granted)"));
            another.commit();
        }
    }

    private static boolean isTrue(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static List<String> environments() {
        return as("ada").get("/api/services/previewed").jsonPath().getList("runtime.environment");
    }

    private static EventEnvelope destroyed(String environment, Instant at) {
        return new EventEnvelope(
                UUID.randomUUID(),
                "/paved/provisioner",
                at,
                "environment/" + environment,
                1,
                "chain",
                null,
                "ada",
                new EnvironmentDestroyed(environment, EnvironmentType.PREVIEW, null));
    }

    @Test
    void templates_are_listed_and_folders_without_one_are_not() {
        as("ada")
                .get("/api/templates")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("node-api", "java-api"))
                .body("items.find { it.name == 'node-api' }.version", matchesPattern("\\d+\\.\\d+\\.\\d+"))
                .body("broken.find { it.folder == 'empty' }", nullValue());
        as("ada")
                .get("/api/templates/java-api")
                .then()
                .statusCode(200)
                .body("language", equalTo("java"))
                .body("parameters[0].properties.name.type", equalTo("string"));
        as("ada").get("/api/templates/java-app").then().statusCode(404).body("suggestions", hasItem("java-api"));
    }

    private static EventEnvelope deployed(
            String service, String environment, String version, String deployment, Instant at) {
        return envelope(
                deployment,
                1,
                new DeploySucceeded(
                        deployment,
                        service,
                        environment,
                        environment.equals("production") ? EnvironmentType.PRODUCTION : EnvironmentType.STAGING,
                        version,
                        "c-" + version,
                        DeploymentKind.values()[0],
                        null,
                        null,
                        null,
                        at.minusSeconds(5),
                        at,
                        "http://localhost:8080/apps/" + environment + "/" + service));
    }

    private static EventEnvelope envelope(String deployment, long sequence, PlatformEvent event) {
        return new EventEnvelope(
                UUID.randomUUID(),
                "/paved/deployer",
                MORNING,
                "deployment/" + deployment,
                sequence,
                "chain",
                null,
                "ada",
                event);
    }
}
