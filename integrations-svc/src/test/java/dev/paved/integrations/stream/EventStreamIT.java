package dev.paved.integrations.stream;

import static dev.paved.integrations.Published.by;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.events.EventCodec;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.Topics;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Page;
import dev.paved.integrations.stream.Reader.Received;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class EventStreamIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void past_is_told_in_the_order_of_time_and_ends() throws Exception {
        // Given
        String run = "past-" + UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> retire(run + "-" + i, NOW.plusMillis(i)));

        // When
        List<Received> events = Reader.all("from=beginning&type=service.retired");

        // Then
        assertThat(events)
                .filteredOn(event -> event.subject().startsWith("service/" + run))
                .extracting(Received::subject)
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> "service/" + run + "-" + i)
                        .toList());
        Received last = events.getLast();
        assertThat(last.name()).isEqualTo("dev.paved.service.retired.v1");
        assertThat(last.data().get("source").asText()).isEqualTo("/paved/test");
        assertThat(last.data().get("sequence").asLong()).isEqualTo(1);
        assertThat(last.data().get("correlationId").asText()).isEqualTo("chain");
        assertThat(last.data().get("actor").asText()).isEqualTo("ada");
        assertThat(last.data().get("causationId").isNull()).isTrue();
        assertThat(last.data().get("key")).isEqualTo(last.data().get("data").get("service"));
        assertThat(last.data().get("id").asText()).hasSize(36);
    }

    @Test
    void request_that_is_documented_goes_on_after_the_last_id() {
        // Given
        String query = Page.named("how-to/subscribe-to-events.md").blocks("bash").stream()
                .map(block -> block.replaceAll("(?s).*/api/events\\?([^']+)'.*", "$1"))
                .findFirst()
                .orElseThrow()
                .replace("type=deployment.*", "type=service.*");
        String service = "documented-" + UUID.randomUUID();
        retire(service, NOW);
        String id;
        try (Reader reader = new Reader(query, "")) {
            await().atMost(SOON).until(() -> concerns(reader, service) == 1);
            id = reader.lastId();
        }
        transfer(service, 2, NOW);

        // When
        try (Reader reader = new Reader(query, id)) {

            // Then
            await().atMost(SOON).until(() -> concerns(reader, service) == 1);
        }
    }

    private static long concerns(Reader reader, String service) {
        return reader.events().stream()
                .filter(event -> event.data().get("key").asText().equals(service))
                .count();
    }

    @Test
    void follower_gets_what_happens_from_now_on() {
        // Given
        String service = "now-" + UUID.randomUUID();
        retire(service, NOW);
        try (Reader reader = new Reader("from=now&follow=true&service=" + service, "")) {
            await().atMost(SOON).until(() -> reader.comments() > 0);

            // When
            transfer(service, 2, NOW);

            // Then
            await().atMost(SOON).until(() -> reader.events().size() == 1);
            assertThat(reader.events().getFirst().name()).isEqualTo("dev.paved.service.ownership-transferred.v1");
            await().atMost(SOON).until(() -> reader.comments() > 2);
            assertThat(reader.hasEnded()).isFalse();
        }
    }

    @Test
    void stream_since_a_time_has_nothing_before_it() throws Exception {
        // Given
        String service = "since-" + UUID.randomUUID();
        retire(service, NOW.minusSeconds(1));
        transfer(service, 2, NOW.plusSeconds(1));

        // When
        List<Received> events = Reader.all("from=" + NOW + "&service=" + service);

        // Then
        assertThat(events)
                .extracting(event -> event.data().get("sequence").asInt())
                .containsExactly(2);
    }

    @Test
    void stream_since_a_time_that_is_taken_up_again_has_nothing_before_it_either() {
        // Given
        String service = "again-" + UUID.randomUUID();
        String request = "from=" + NOW + "&follow=true&service=" + service;
        retire(service, NOW.minusSeconds(1));
        String id;
        try (Reader reader = new Reader(request, "")) {
            await().atMost(SOON).until(() -> reader.comments() > 0);
            id = reader.firstId();
        }
        transfer(service, 2, NOW.plusSeconds(1));

        // When
        try (Reader reader = new Reader(request, id)) {
            await().atMost(SOON).until(() -> !reader.events().isEmpty());

            // Then
            assertThat(reader.events().getFirst().data().get("sequence").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void filters_take_full_short_and_beginning_types() throws Exception {
        // Given
        String service = "filter-" + UUID.randomUUID();
        retire(service, NOW);
        transfer(service, 2, NOW);
        retire("other-" + service, NOW);

        // Then
        assertThat(Reader.all("service=" + service)).hasSize(2);
        assertThat(Reader.all("service=" + service + "&type=dev.paved.service.retired.v1"))
                .hasSize(1);
        assertThat(Reader.all("service=" + service + "&type=service.retired")).hasSize(1);
        assertThat(Reader.all("service=" + service + "&type=service.*")).hasSize(2);
        assertThat(Reader.all("service=" + service + "&type=service.retired,service.ownership-transferred"))
                .hasSize(2);
        assertThat(Reader.all("service=" + service + "&type=deployment.*")).isEmpty();
    }

    @Test
    void reader_that_breaks_off_again_and_again_loses_nothing_and_gets_nothing_twice() {
        // Given
        String run = "resume-" + UUID.randomUUID();
        int count = 40;
        IntStream.range(0, count / 2).forEach(i -> retire(run + "-" + i, NOW.plusMillis(i)));

        // When
        List<Received> received = new ArrayList<>();
        String last = "";
        for (int round = 0; received.size() < count; round++) {
            if (round == 2) {
                IntStream.range(count / 2, count).forEach(i -> retire(run + "-" + i, NOW.plusMillis(i)));
            }
            try (Reader reader = new Reader("from=beginning&follow=true&type=service.retired", last)) {
                await().atMost(SOON)
                        .until(() -> ofRun(reader.events(), run).size() >= 3
                                || received.size() + ofRun(reader.events(), run).size() == count);
                // As a client whose connection broke after the first events it had handled.
                for (Received event : reader.events()) {
                    last = event.id();
                    if (event.subject().startsWith("service/" + run)) {
                        received.add(event);
                        if (received.size() % 7 == 0) {
                            break;
                        }
                    }
                }
            }
        }

        // Then
        assertThat(received)
                .extracting(Received::subject)
                .doesNotHaveDuplicates()
                .hasSize(count);
    }

    @Test
    void reader_that_has_seen_no_event_resumes_where_it_was() {
        // Given
        String service = "quiet-" + UUID.randomUUID();
        String id;
        try (Reader reader = new Reader("from=now&follow=true&service=" + service, "")) {
            await().atMost(SOON).until(() -> reader.comments() > 0);
            id = reader.lastId();
        }

        // When
        retire(service, NOW);

        // Then
        try (Reader reader = new Reader("from=now&follow=true&service=" + service, id)) {
            await().atMost(SOON).until(() -> reader.events().size() == 1);
        }
    }

    @Test
    void event_of_an_unknown_type_passes_through() throws Exception {
        // Given
        String key = "unknown-" + UUID.randomUUID();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topics.EVENTS, key, "{\n \"price\": 0.10, \"news\": [1]\n}".getBytes(StandardCharsets.UTF_8));
        new EventCodec()
                .encode(by("/paved/test", "service/" + key, 1, NOW, new ServiceRetired(key, null)))
                .headers()
                .forEach(header -> record.headers().add(header));
        record.headers().remove("ce_type").add("ce_type", "dev.paved.price.set.v3".getBytes(StandardCharsets.UTF_8));
        Stream.publish(record);
        Stream.publish(Stream.garbage(key));

        // When
        List<Received> events = Reader.all("from=beginning&type=dev.paved.price.*");

        // Then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("dev.paved.price.set.v3");
            assertThat(event.data().get("data")).hasToString("{\"price\":0.10,\"news\":[1]}");
        });
    }

    @Test
    void reader_that_goes_makes_room_and_too_many_are_refused() {
        // Given
        List<Reader> readers = new ArrayList<>();
        await().atMost(SOON).until(EventStreamIT::openStreams, open -> open == 0);
        for (int i = 0; i < IntegrationsStack.STREAMS; i++) {
            readers.add(new Reader("from=now&follow=true", ""));
        }
        await().atMost(SOON).until(EventStreamIT::openStreams, open -> open == IntegrationsStack.STREAMS);

        // When
        as("ada")
                .get("/api/events?from=now")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("title", equalTo("Too many streams"));
        readers.forEach(Reader::close);

        // Then
        await().atMost(SOON).until(EventStreamIT::openStreams, open -> open == 0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().equals("event-stream")));
    }

    @Test
    void wrong_requests_are_told_what_is_right() {
        as("ada")
                .get("/api/events?from=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/from"))
                .body("errors[0].detail", containsString("2026-01-31T08:00:00Z"));
        as("ada").get("/api/events?follow=maybe").then().statusCode(400).body("errors[0].pointer", equalTo("/follow"));
        as("ada")
                .get("/api/events?type=deployment.suceeded")
                .then()
                .statusCode(400)
                .body("suggestions", hasItem("deployment.succeeded"));
        as("ada")
                .header("Last-Event-ID", "seven")
                .get("/api/events")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/Last-Event-ID"));
        RestAssured.given().get("/api/events").then().statusCode(401).contentType("application/problem+json");
    }

    private static List<Received> ofRun(List<Received> events, String run) {
        return events.stream()
                .filter(event -> event.subject().startsWith("service/" + run))
                .toList();
    }

    private static int openStreams() {
        return RestAssured.given()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("paved_integrations_event_streams"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void retire(String service, Instant at) {
        Stream.publish(by("/paved/test", "service/" + service, 1, at, new ServiceRetired(service, null)));
    }

    private static void transfer(String service, long sequence, Instant at) {
        Stream.publish(
                by("/paved/test", "service/" + service, sequence, at, new OwnershipTransferred(service, "ada", "bob")));
    }
}
