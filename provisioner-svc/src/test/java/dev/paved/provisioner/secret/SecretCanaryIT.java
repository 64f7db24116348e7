package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Values are planted wherever one can get in, and looked for wherever one could come out. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SecretCanaryIT {

    private static final String CANARY = "cAnArY_5f0e8b6d1c9a_hunter2";

    private final List<String> refusals = new ArrayList<>();

    @Test
    void value_is_in_no_topic_no_table_no_log_no_file_and_no_refusal() throws Exception {
        // Given
        try (Logs logs = Logs.capture()) {
            // When
            plantInSecrets();
            plantInWrongRequests();
            giveToServices();
            plantInPaths();
            Api.published();

            // Then
            Traces canary = Traces.of(CANARY);
            assertThat(canary.in(logs.text())).as("logs").isEmpty();
            assertThat(canary.in(String.join("\n", refusals))).as("refusals").isEmpty();
            assertThat(canary.inTopics()).as("topics").isEmpty();
            assertThat(canary.inTables("provisioner")).as("tables").isEmpty();
            assertThat(canary.inFiles(StackResource.home())).as("files").isEmpty();
        }
    }

    @Test
    void search_finds_what_is_there() throws Exception {
        // Given
        Api.set("sc-marker-service", "KEY", "value").then().statusCode(201);
        Api.published();

        // When
        Traces marker = Traces.of("sc-marker-service");

        // Then
        assertThat(marker.inTopics()).contains("platform.events", "platform.audit");
        assertThat(marker.inTables("provisioner")).contains("secret", "outbox", "audit");
        assertThat(marker.inFiles(StackResource.home())).isNotEmpty();
        try (Logs logs = Logs.capture()) {
            Logger.getLogger("test").warn("of sc-marker-service", new IllegalStateException("cause"));
            assertThat(marker.in(logs.text())).isNotEmpty();
            assertThat(Traces.of("IllegalStateException: cause").in(logs.text()))
                    .isNotEmpty();
        }
        assertThat(Traces.of("abcdefgh").in("x" + hex("..abcdefgh.."))).isNotEmpty();
        for (String before : List.of("", ".", "..")) {
            assertThat(Traces.of("abcdefgh").in(base64(before + "abcdefgh..."))).isNotEmpty();
        }
    }

    private void plantInSecrets() {
        Map<String, Object> set = Map.of("service", "sc-one", "name", "KEY", "value", CANARY);
        keyed(set).then().statusCode(201);
        keyed(set).then().statusCode(201);
        refused(keyed(Map.of("service", "sc-one", "name", "KEY", "value", CANARY + "!")), 422);
        Api.act("sc-one", "KEY", "rotate", Map.of("value", CANARY + " rotated"))
                .then()
                .statusCode(200);
        Api.act("sc-one", "KEY", "restore", Map.of("version", 1)).then().statusCode(200);
        Api.delete("sc-one", "KEY", Map.of()).then().statusCode(200);
        Api.act("sc-one", "KEY", "restore", Map.of()).then().statusCode(200);
        assertThat(Api.value("sc-one", "KEY")).isEqualTo(CANARY);
        Api.history("sc-one", "KEY").then().statusCode(200);
        as("ada").get("/api/secrets").then().statusCode(200);
    }

    /** The deployer is given it, and whoever else asks is not. */
    private void giveToServices() {
        String path = "/api/environments/production/services/sc-one/variables";
        String given = as("deployer", "paved-deployer")
                .contentType(ContentType.JSON)
                .body(Map.of("purpose", "deployment/1"))
                .post(path)
                .path("variables.KEY");
        assertThat(given).isEqualTo(CANARY);
        refused(Api.post(path, Map.of("purpose", "deployment/1")), 403);
        refused(
                as("deployer", "paved-deployer")
                        .contentType(ContentType.JSON)
                        .body(Map.of("purpose", "\n"))
                        .post(path),
                400);
        assertThat(as("deployer", "paved-deployer").get(path).asString()).doesNotContain(CANARY);
    }

    private void plantInWrongRequests() {
        Map<String, Object> stale = Map.of("service", "sc-one", "name", "KEY", "value", CANARY, "expectedVersion", 99);
        refused(Api.set(stale), 409);
        refused(Api.set("sc-one", "KEY=" + CANARY, "x"), 400);
        refused(Api.set(CANARY, "KEY", CANARY), 400);
        refused(Api.set(Map.of("service", "sc-one", "name", "KEY", "environment", CANARY, "value", CANARY)), 400);
        refused(Api.set(Map.of("service", "sc-one", "name", "KEY", CANARY, CANARY)), 400);
        refused(Api.set(Map.of("service", "sc-one", "name", "KEY", "value", Map.of("a", CANARY))), 400);
        refused(Api.set("sc-one", "KEY", CANARY.repeat(4_000)), 400);
        refused(Api.set("sc-one", "KEY", CANARY + "\0"), 400);
        refused(raw("application/json", "{\"value\": \"" + CANARY + "\\ud800\"}"), 400);
        refused(Api.act("sc-none", "KEY", "rotate", Map.of("value", CANARY)), 404);
        refused(Api.act("sc-one", "KEY", "rotate", Map.of("value", List.of(CANARY))), 400);
        refused(Api.act("sc-one", "KEY", "restore", Map.of("version", CANARY)), 400);
        refused(Api.act("sc-one", "KEY", "read", Map.of("value", CANARY, "purpose", "x")), 400);
        for (String broken : List.of(
                "{\"value\": " + CANARY + "}",
                "{\"value\": \"" + CANARY,
                "{\"value\": \"\\q" + CANARY + "\"}",
                "{\"" + CANARY + "\": 1, \"" + CANARY + "\": 2}",
                CANARY,
                "\"" + CANARY + "\"",
                "[\"" + CANARY + "\"]",
                "{\"service\": \"sc-one\", \"name\": \"KEY\", \"value\": \"x\"} " + CANARY)) {
            refused(raw("application/json", broken), 400);
            refused(raw("text/plain", broken), 415);
        }
    }

    /** Whoever types it there gets it back, and nobody else. */
    private static void plantInPaths() {
        for (String path : List.of(
                "/" + CANARY,
                "/sc-one/" + CANARY,
                "/sc-one/KEY/" + CANARY,
                "/sc-one/" + CANARY + "/rotate",
                "/sc-one/" + CANARY + "/restore",
                "/sc-one/KEY%2F" + CANARY + "/rotate",
                "/" + CANARY + "/KEY/read",
                "/sc-one/KEY/rotate/" + CANARY,
                "%2F" + CANARY)) {
            for (String method : List.of("POST", "PUT", "DELETE")) {
                int status = as("ada")
                        .urlEncodingEnabled(false)
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .request(method, "/api/secrets" + path)
                        .statusCode();
                assertThat(status).as(method + " " + path).isBetween(400, 499);
            }
        }
    }

    private static Response keyed(Map<String, Object> body) {
        return as("ada")
                .header("Idempotency-Key", "sc-key")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/secrets");
    }

    private static Response raw(String type, String body) {
        return as("ada").contentType(type).body(body).post("/api/secrets");
    }

    private void refused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        refusals.add(answer.asString());
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
