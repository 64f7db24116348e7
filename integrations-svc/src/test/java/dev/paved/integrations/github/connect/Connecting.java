package dev.paved.integrations.github.connect;

import static dev.paved.kit.testing.Tokens.as;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** An operator who connects GitHub. */
final class Connecting {
    static final String PATH = "/api/integrations/github";

    private Connecting() {}

    static Response connect(String place, String url, String token) {
        return operator(body(place, url, token)).post(PATH);
    }

    static RequestSpecification operator(Map<String, String> body) {
        return as("ada", IntegrationsStack.OPERATORS)
                .contentType(ContentType.JSON)
                .body(body);
    }

    static Map<String, String> body(String place, String url, String token) {
        Map<String, String> body = new HashMap<>(Map.of("place", place, "url", url));
        body.put("token", token);
        return body;
    }

    static JsonPath look(String place) {
        return as("ada", IntegrationsStack.OPERATORS)
                .queryParam("place", place)
                .get(PATH)
                .jsonPath();
    }

    static String lastPing(String place) {
        return look(place).getString("lastPingAt");
    }

    static String awaitPing(String place) {
        return Awaitility.await().until(() -> lastPing(place), at -> at != null);
    }

    static void ping(String payload) {
        Deliver.json(payload)
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", "ping-of-6001")
                .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac(payload))
                .post("/api/webhooks/github")
                .then()
                .statusCode(202);
    }
}
