package dev.paved.integrations.subscription;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.kit.testing.Stream;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of subscriptions ask for. */
final class Subscribing {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String PATH = "/api/subscriptions";
    static final String TEAM = "payments";

    private Subscribing() {}

    /** A service that nobody else has. */
    static String service() {
        return "svc-" + UUID.randomUUID();
    }

    /** A subscription of {@link #TEAM} to what happens to {@code service}. */
    static JsonPath subscribe(Receiver receiver, String service) {
        return subscribe(receiver.url(), service);
    }

    /** The same with this URL. */
    static JsonPath subscribe(String url, String service) {
        Response created = create(Map.of("team", TEAM, "url", url, "filter", Map.of("service", service)));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.jsonPath();
    }

    static Response create(Map<String, ?> body) {
        return create("", body);
    }

    /** The same of the service at {@code server}. */
    static Response create(String server, Map<String, ?> body) {
        return as("ada", TEAM).contentType(ContentType.JSON).body(body).post(server + PATH);
    }

    static Response command(String id, String command) {
        return as("ada", TEAM).post(PATH + "/" + id + "/" + command);
    }

    static Response replay(String id, Object from) {
        return as("ada", TEAM)
                .contentType(ContentType.JSON)
                .body(Map.of("from", from.toString()))
                .post(PATH + "/" + id + "/replay");
    }

    static JsonPath shown(String id) {
        return as("ada", IntegrationsStack.OPERATORS).get(PATH + "/" + id).jsonPath();
    }

    /** Publishes the {@code number}th event of {@code service}. */
    static EventEnvelope happen(String service, long number) {
        EventEnvelope event = Published.by(
                "/paved/test",
                "service/" + service,
                number,
                Instant.now(),
                new OwnershipTransferred(service, "a", "b" + number));
        Stream.publish(event);
        return event;
    }

    /** The same, waiting until it is in line for all who want it. */
    static EventEnvelope handled(String service, long number) {
        EventEnvelope event = happen(service, number);
        await().atMost(SOON)
                .until(() ->
                        Published.count("select count(*) from inbox where consumer = 'subscriptions' and event_id = '"
                                        + event.id() + "' and status = 'done'")
                                == 1);
        return event;
    }

    /** Waits until {@code receiver} has {@code count} messages, and gives them. */
    static List<Receiver.Received> received(Receiver receiver, int count) {
        return await().atMost(SOON).until(receiver::received, received -> received.size() >= count);
    }

    /** Waits until so many deliveries of the subscription are in this state. */
    static void awaitDeliveries(String id, String status, int count) {
        await().atMost(SOON).until(() -> deliveries(id, status) == count);
    }

    static long deliveries(String id, String status) throws SQLException {
        return Published.count(
                "select count(*) from delivery where subscription = '" + id + "' and status = '" + status + "'");
    }

    /** Lets everything that waits for another try be due. */
    static void hurry(String id) throws SQLException {
        Published.execute("update delivery set next_at = now() where subscription = '" + id + "'");
        Published.execute("update subscription set not_before = null where id = '" + id + "'");
    }
}
