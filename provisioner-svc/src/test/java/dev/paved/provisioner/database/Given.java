package dev.paved.provisioner.database;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import dev.paved.provisioner.database.postgres.Server;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests ask about databases, and what they see. */
final class Given {

    static final Duration SOON = Duration.ofSeconds(30);

    private Given() {}

    static Server server() {
        return new Server(StackResource.postgres());
    }

    static void environment(String name) {
        await().atMost(SOON).until(() -> {
            if (as("ada").get("/api/environments/" + name).statusCode() == 404) {
                as("ada")
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", name, "type", "preview"))
                        .post("/api/environments");
            }
            return "ready".equals(as("ada").get("/api/environments/" + name).path("phase"));
        });
    }

    static Response create(String service, String environment, String seed) {
        Map<String, String> body = new HashMap<>(Map.of("service", service, "environment", environment));
        if (seed != null) {
            body.put("seed", seed);
        }
        return as("ada").contentType(ContentType.JSON).body(body).post("/api/databases");
    }

    static ValidatableResponse created(String service, String environment, String seed) {
        Response accepted = create(service, environment, seed);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return operation(accepted, "succeeded");
    }

    static Response delete(String service, String environment) {
        return as("bob").delete("/api/databases/" + environment + "/" + service);
    }

    static Response show(String service, String environment) {
        return as("ada").get("/api/databases/" + environment + "/" + service);
    }

    static Response credentials(String service, String environment) {
        return as("bob").post("/api/databases/" + environment + "/" + service + "/credentials");
    }

    static ValidatableResponse operation(Response accepted, String status) {
        String location = accepted.header("Location");
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("ada").get(location).then().statusCode(200).body("status", equalTo(status)));
        return as("ada").get(location).then();
    }

    static List<EventEnvelope> events(String service, String environment) {
        return Stream.events().stream()
                .filter(e -> e.subject().equals("database/" + environment + "/" + service))
                .toList();
    }
}
