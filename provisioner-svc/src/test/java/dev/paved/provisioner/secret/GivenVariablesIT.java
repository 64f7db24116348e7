package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.secret.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.database.HinderedProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What services are given is told to the deployer, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class GivenVariablesIT {

    private static final String DEPLOYERS = "paved-deployer";

    @Test
    void deployer_is_given_the_secrets_and_the_database_of_a_service() {
        // Given
        environment("gv-all");
        environment("gv-else");
        set("gv-api", "ONE", null, "of all");
        set("gv-api", "TWO", null, "of all");
        set("gv-api", "TWO", "gv-all", "of this");
        set("gv-api", "TWO", "gv-else", "of another");
        set("gv-api", "DATABASE_URL", null, "of all");
        set("gv-other", "THREE", null, "of another service");
        database("gv-all", "gv-api");

        // When
        Response given = ask("gv-all", "gv-api");

        // Then
        given.then().statusCode(200).header("Cache-Control", "no-store");
        Map<String, String> variables = given.path("variables");
        assertThat(variables)
                .containsOnlyKeys("ONE", "TWO", "DATABASE_URL")
                .containsEntry("ONE", "of all")
                .containsEntry("TWO", "of this");
        assertThat(variables.get("DATABASE_URL")).startsWith("postgres");
    }

    @Test
    void nothing_is_given_while_a_database_is_being_made() {
        // Given
        environment("gv-soon");
        HinderedProvider.away("gv-late");
        Response asked = Api.post("/api/databases", Map.of("service", "gv-late", "environment", "gv-soon"));

        // Then
        ask("gv-soon", "gv-late")
                .then()
                .statusCode(409)
                .body("detail", containsString("the database of gv-late is provisioning"));
        ask("gv-soon", "gv-bare").then().statusCode(200).body("variables.size()", equalTo(0));

        // When
        HinderedProvider.back("gv-late");

        // Then
        done(asked);
        ask("gv-soon", "gv-late").then().statusCode(200).body("variables.DATABASE_URL", containsString("postgres"));
    }

    @Test
    void every_value_that_was_given_is_on_record() throws Exception {
        // Given
        environment("gv-record");
        set("gv-recorded", "KEY", null, "value");
        database("gv-record", "gv-recorded");

        // When
        ask("gv-record", "gv-recorded").then().statusCode(200);

        // Then
        await().atMost(SOON).until(() -> accesses("gv-recorded").size() == 1);
        assertThat(accesses("gv-recorded").getFirst())
                .isEqualTo(new SecretAccessed("gv-recorded", "KEY", null, 1, "deployment/42"));
        assertThat(Api.envelopes("secret/gv-recorded/KEY").getLast().actor()).isEqualTo("deployer");
        assertThat(audited("secret.read", "secret/gv-recorded/KEY"))
                .isEqualTo("deployer accepted version 1 for deployment/42");
        assertThat(audited("database.connect", "database/gv-record/gv-recorded"))
                .isEqualTo("deployer accepted for deployment/42");
    }

    @Test
    void each_of_many_askings_at_once_is_answered_and_on_record() throws Exception {
        // Given
        environment("gv-many");
        set("gv-asked", "KEY", null, "value");
        int times = 40;

        // When
        try (var at = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < times; i++) {
                at.submit(() -> ask("gv-many", "gv-asked"));
            }
        }

        // Then
        await().atMost(SOON).until(() -> accesses("gv-asked").size() == times);
        assertThat(Api.sql(
                        "select count(*) from audit where target = 'secret/gv-asked/KEY' and action = 'secret.read'"))
                .isEqualTo(String.valueOf(times));
    }

    @Test
    void nobody_else_is_given_anything_and_whoever_asks_is_on_record() {
        // Given
        environment("gv-denied");
        set("gv-secret", "KEY", null, "value");
        String path = path("gv-denied", "gv-secret");

        // When
        for (String[] groups : List.of(new String[] {}, new String[] {"deployer", "admins", "paved-deployers"})) {
            as("eve", groups)
                    .contentType(ContentType.JSON)
                    .body(Map.of("purpose", "curiosity"))
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("title", equalTo("For the deployer alone"))
                    .body("detail", containsString("You are eve"));
            as("eve", groups).get(path).then().statusCode(403);
        }

        // Then
        assertThat(accesses("gv-secret")).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Api.sql("select count(*) || ' ' || min(outcome) from audit where actor = 'eve' and"
                                        + " target like '%gv-secret/variables'"))
                        .isEqualTo("2 denied"));
    }

    @Test
    void same_value_again_is_another_version_of_the_same_revision() {
        // Given
        environment("gv-twice");
        set("gv-same", "KEY", null, "value");
        Response first = ask("gv-twice", "gv-same");

        // When
        set("gv-same", "KEY", null, "value");

        // Then
        Response second = ask("gv-twice", "gv-same");
        assertThat(version("gv-twice", "gv-same")).isEqualTo(second.<String>path("version"));
        assertThat(second.<String>path("version")).isNotEqualTo(first.path("version"));
        assertThat(second.<String>path("revision")).isEqualTo(first.path("revision"));
        set("gv-same", "KEY", null, "another");
        assertThat(ask("gv-twice", "gv-same").<String>path("revision")).isNotEqualTo(first.path("revision"));
    }

    @Test
    void looking_for_another_version_reads_nothing() {
        // Given
        environment("gv-look");
        set("gv-looked", "KEY", null, "value");

        // When
        String version = version("gv-look", "gv-looked");

        // Then
        assertThat(version).hasSize(16).isEqualTo(version("gv-look", "gv-looked"));
        assertThat(accesses("gv-looked")).isEmpty();
    }

    @Test
    void service_that_is_given_nothing_has_a_revision_too() {
        environment("gv-none");
        ask("gv-none", "gv-nothing")
                .then()
                .statusCode(200)
                .body("variables", equalTo(Map.of()))
                .body("revision", not(equalTo("")));
    }

    @Test
    void what_can_not_be_asked_is_refused() {
        environment("gv-wrong");
        ask("gv-nowhere", "gv-api").then().statusCode(404).body("next", equalTo("platform env list"));
        for (String body : List.of("{}", "{\"purpose\": \"\"}", "{\"purpose\": \" \"}", "{\"purpose\": \"a\\nb\"}")) {
            as("deployer", DEPLOYERS)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path("gv-wrong", "gv-api"))
                    .then()
                    .statusCode(400);
        }
    }

    private static Response ask(String environment, String service) {
        return as("deployer", DEPLOYERS)
                .contentType(ContentType.JSON)
                .body(Map.of("purpose", "deployment/42"))
                .post(path(environment, service));
    }

    private static String version(String environment, String service) {
        return as("deployer", DEPLOYERS).get(path(environment, service)).path("version");
    }

    private static String path(String environment, String service) {
        return "/api/environments/" + environment + "/services/" + service + "/variables";
    }

    private static void set(String service, String name, String environment, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("service", service, "name", name, "value", value));
        if (environment != null) {
            body.put("environment", environment);
        }
        assertThat(Api.set(body).statusCode()).isIn(200, 201);
    }

    private static void environment(String name) {
        done(Api.post("/api/environments", Map.of("name", name, "type", "preview")));
    }

    private static void database(String environment, String service) {
        done(Api.post("/api/databases", Map.of("service", service, "environment", environment)));
    }

    private static void done(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        await().atMost(SOON)
                .until(() -> "succeeded"
                        .equals(as("ada").get(accepted.header("Location")).path("status")));
    }

    private static List<SecretAccessed> accesses(String service) {
        return Api.envelopes("secret/" + service + "/KEY").stream()
                .filter(envelope -> envelope.event() instanceof SecretAccessed)
                .map(envelope -> (SecretAccessed) envelope.event())
                .toList();
    }

    private static String audited(String action, String target) throws Exception {
        return Api.sql("select string_agg(actor || ' ' || outcome || ' ' || coalesce(detail, ''), ';') from audit"
                + " where action = '" + action + "' and target = '" + target + "'");
    }
}
