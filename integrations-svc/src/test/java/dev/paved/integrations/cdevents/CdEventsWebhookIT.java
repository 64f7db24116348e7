package dev.paved.integrations.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class CdEventsWebhookIT {
    private static final String PATH = "/api/webhooks/cdevents";
    private static final String DEPLOYED = "dev.cdevents.service.deployed.0.3.0";
    private static final Instant TIME = Instant.parse("2026-11-20T16:00:00Z");

    @Test
    void deployment_elsewhere_in_binary_mode_is_published_once() {
        // Given
        String event = deployed("b1");

        // When
        binary(event, "b1").then().statusCode(202).body("status", equalTo("accepted"));
        binary(event, "b1").then().statusCode(202).body("status", equalTo("duplicate"));

        // Then
        EventEnvelope published =
                Published.await("deployment/" + deployment("b1"), 1).getFirst();
        assertThat(published.event())
                .isEqualTo(new ExternalDeployFinished(
                        deployment("b1"),
                        "shop",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "1.4.0",
                        null,
                        true,
                        null,
                        TIME,
                        "/ci/jenkins"));
        assertThat(published.correlationId()).isEqualTo("4c8cb7dd-3448-41de-8768-eec704e2829b");
        assertThat(published.causationId()).isEqualTo("b1");
        assertThat(published.actor()).isEqualTo("/ci/jenkins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void structured_mode_is_read(String contentType) {
        String id = UUID.randomUUID().toString();

        post(contentType, structured(id)).then().statusCode(202).body("status", equalTo("accepted"));

        Published.await("deployment/" + deployment(id), 1);
    }

    @Test
    void data_in_base64_is_read() {
        String data = Base64.getEncoder().encodeToString(deployed("s2").getBytes(UTF_8));
        String event = envelope("s2", DEPLOYED, "\"data_base64\": \"" + data + "\"");

        post("application/cloudevents+json", event).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void batch_is_read_and_each_event_of_it_is_taken_once() {
        // Given
        String unknown = envelope(
                "q3",
                "dev.cdevents.build.queued.0.2.0",
                "\"data\": " + deployed("q3").replace(DEPLOYED, "dev.cdevents.build.queued.0.2.0"));
        String batch = "[" + structured("q1") + "," + structured("q2") + "," + structured("q1") + "," + unknown + "]";

        // Then
        post("application/cloudevents-batch+json", batch)
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"))
                .body("events.status", contains("accepted", "accepted", "duplicate", "ignored"))
                .body("events[3].reason", containsString("build.queued"));
        Published.await("deployment/" + deployment("q2"), 1);
    }

    @Test
    void one_wrong_event_keeps_its_batch_out() throws SQLException {
        // Given
        String wrong = structured("w2").replace("\"artifactId\"", "\"artifact\"");

        // When
        post("application/cloudevents-batch+json", "[" + structured("w1") + "," + wrong + "]")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/1/data/subject/content/artifactId"));

        // Then
        assertThat(Published.count("select count(*) from outbox where subject = 'deployment/" + deployment("w1") + "'"))
                .isZero();
    }

    @Test
    void batch_that_cannot_be_kept_as_a_whole_is_not_kept_at_all() throws SQLException {
        // Given
        String batch = "[" + structured("a1") + "," + structured("a2") + "]";
        Published.execute(
                "alter table outbox add constraint kept_out check (subject <> 'deployment/" + deployment("a2") + "')");

        // When
        post("application/cloudevents-batch+json", batch).then().statusCode(greaterThanOrEqualTo(500));
        Published.execute("alter table outbox drop constraint kept_out");

        // Then
        assertThat(Published.count("select count(*) from webhook_delivery where id = '" + deployment("a1") + "'"))
                .isZero();
        post("application/cloudevents-batch+json", batch)
                .then()
                .statusCode(202)
                .body("events.status", contains("accepted", "accepted"));
    }

    @Test
    void incident_of_an_earlier_version_is_told_in_whichever_order_it_comes() {
        // Given
        String detected = Deliver.example("/cdevents/incident-0.4.json").replace("INCIDENT", "cd-7");
        String resolved = detected.replace("detected", "resolved").replace("16:00:00", "16:30:00");

        // When
        binary(resolved.replace("\"ID\"", "\"i1\""), "i1", "/monitoring/prod1", "dev.cdevents.incident.resolved.0.2.0")
                .then()
                .body("status", equalTo("accepted"));
        binary(detected.replace("\"ID\"", "\"i2\""), "i2", "/monitoring/prod1", "dev.cdevents.incident.detected.0.2.0")
                .then()
                .body("status", equalTo("accepted"));
        binary(detected.replace("\"ID\"", "\"i3\""), "i3", "/monitoring/prod1", "dev.cdevents.incident.detected.0.2.0")
                .then()
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("incident/cd-7", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new IncidentResolved("cd-7", "shop", "production", TIME.plusSeconds(1800)),
                        new IncidentOpened(
                                "cd-7",
                                "shop",
                                "production",
                                "Response time above 100 ms",
                                null,
                                TIME,
                                null,
                                null,
                                null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "specversion": "1.0"           | "specversion": "0.3"       | /specversion
            "source": "/ci/jenkins",       | ''                         | /source
            "timestamp": "2026-11-20T16:00:00Z" | "timestamp": "today"   | /data/context/timestamp
            "environment": {"id": "production"}, | ''                   | /data/subject/content/environment/id
            "id": "shop"                   | "id": ""                   | /data/subject/id
            "data":                        | "dada":                    | /data/context/id
            """)
    void what_is_no_cdevent_is_refused_with_where(String part, String instead, String pointer) {
        double before = Deliver.counted("cdevents", "unreadable");
        String whole = structured("n1");
        // The attributes of the CloudEvent come before those of the CDEvent.
        String wrong = whole.substring(0, whole.indexOf(part))
                + instead
                + whole.substring(whole.indexOf(part) + part.length());

        post("application/cloudevents+json", wrong)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));

        assertThat(Deliver.counted("cdevents", "unreadable")).isEqualTo(before + 1);
    }

    @Test
    void name_that_no_event_can_have_is_refused() {
        binary(deployed("l1").replace("\"id\": \"shop\"", "\"id\": \"" + "x".repeat(2_000) + "\""), "l1")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/subject/content"));
    }

    @Test
    void attributes_that_are_not_those_of_the_event_are_refused() {
        binary(deployed("m1"), "m2").then().statusCode(422).body("errors[0].pointer", equalTo("/context/id"));
    }

    @Test
    void attributes_are_read_as_the_binding_writes_them() {
        String event = deployed("p1").replace("/ci/jenkins", "/ci/a b");

        binary(event, "p1", "/ci/a%20b", DEPLOYED).then().statusCode(202).body("status", equalTo("accepted"));
    }

    @Test
    void event_without_its_attributes_is_refused() {
        post("application/json", deployed("h1")).then().statusCode(422).body("errors[0].detail", containsString("ce-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "event"})
    void what_is_not_json_is_refused(String body) {
        post("application/cloudevents+json", body).then().statusCode(400);
        binary(body, "j1").then().statusCode(400);
    }

    @Test
    void what_the_platform_tells_itself_is_ignored() {
        // Given
        String own = deployed("o1").replace("/ci/jenkins", "/paved/deployer");
        String created = "dev.cdevents.environment.created.0.3.0";

        // Then
        binary(own, "o1", "/paved/deployer", DEPLOYED)
                .then()
                .statusCode(202)
                .body("events[0].status", equalTo("ignored"));
        binary(deployed("o2").replace(DEPLOYED, created), "o2", "/ci/jenkins", created)
                .then()
                .statusCode(202)
                .body("events[0].reason", containsString("environments"));
    }

    @ParameterizedTest
    @CsvSource({"shop, /ci/jenkins, 202", "till, /ci/jenkins, 403", "shop, /ci/other, 403"})
    void sender_with_a_secret_of_its_own_tells_of_its_services_alone(String service, String source, int status) {
        String id = UUID.randomUUID().toString();
        String event = deployed(id).replace("\"shop\"", "\"" + service + "\"").replace("/ci/jenkins", source);

        limited(event, id, source, DEPLOYED)
                .then()
                .statusCode(status)
                .body("detail", status == 403 ? containsString("The sender jenkins may not tell") : nullValue());
    }

    @Test
    void sender_tells_of_pull_requests_in_the_repositories_of_its_services_alone() throws SQLException {
        // Given
        Published.service("shop", "acme/shop");
        Published.service("till", "acme/till");
        double forbidden = Deliver.counted("cdevents", "forbidden");
        String created = "dev.cdevents.change.created.0.4.0";
        String mine = Deliver.example("/cdevents/change.json").replace("REPOSITORY", "acme/shop");

        // Then
        limited(mine.replace("\"ID\"", "\"c1\""), "c1", "/ci/jenkins", created)
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
        limited(mine.replace("\"ID\"", "\"c2\"").replace("acme/shop", "acme/till"), "c2", "/ci/jenkins", created)
                .then()
                .statusCode(403)
                .body("next", containsString("paved.integrations.cdevents.senders.jenkins"));
        assertThat(Deliver.counted("cdevents", "forbidden")).isEqualTo(forbidden + 1);
        assertThat(Published.count("select count(*) from webhook_delivery where id = '" + deployment("c2") + "'"))
                .isZero();
    }

    @Test
    void wrong_secret_changes_nothing() throws SQLException {
        RestAssured.given()
                .header("Authorization", "Bearer guessed")
                .contentType("application/cloudevents+json")
                .body(structured("u1"))
                .post(PATH)
                .then()
                .statusCode(401)
                .body("next", containsString("PAVED_CDEVENTS_WEBHOOK_SECRET"));

        assertThat(Published.count("select count(*) from webhook_delivery where id = '" + deployment("u1") + "'"))
                .isZero();
    }

    @Test
    void oversized_body_is_refused() {
        post("application/cloudevents+json", "x".repeat(1024 * 1024 + 1)).then().statusCode(413);
    }

    private static Response post(String contentType, String body) {
        return bearing()
                .header("Content-Type", contentType)
                .body(body.getBytes(UTF_8))
                .post(PATH);
    }

    private static Response binary(String event, String id) {
        return binary(event, id, "/ci/jenkins", DEPLOYED);
    }

    private static Response binary(String event, String id, String source, String type) {
        return binary(bearing(), event, id, source, type);
    }

    private static Response limited(String event, String id, String source, String type) {
        return binary(
                RestAssured.given().header("Authorization", "Bearer " + IntegrationsStack.JENKINS),
                event,
                id,
                source,
                type);
    }

    private static Response binary(RequestSpecification request, String event, String id, String source, String type) {
        return request.header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", source)
                .header("ce-type", type)
                .body(event.getBytes(UTF_8))
                .post(PATH);
    }

    private static RequestSpecification bearing() {
        return RestAssured.given().header("Authorization", "Bearer " + IntegrationsStack.SECRET);
    }

    private static String deployed(String id) {
        return Deliver.example("/cdevents/deployed.json").replace("\"ID\"", "\"" + id + "\"");
    }

    private static String structured(String id) {
        return envelope(id, DEPLOYED, "\"data\": " + deployed(id));
    }

    private static String envelope(String id, String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/ci/jenkins", "type": "%s", %s}""".formatted(id, type, data);
    }

    private static String deployment(String id) {
        return UUID.nameUUIDFromBytes(("/ci/jenkins\n" + id).getBytes(UTF_8)).toString();
    }
}
