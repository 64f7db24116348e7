package dev.paved.catalog.registration;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.Org;
import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class RegistrationIT {

    private static final Map<String, Object> WISH = Map.of(
            "offPath",
            true,
            "type",
            "api",
            "owner",
            "payments",
            "language",
            "cobol",
            "repository",
            "acme/mono",
            "path",
            "services/ledger",
            "reason",
            "Is replaced in May",
            "expires",
            "90d");

    private static Response register(String name, Map<String, Object> wish) {
        return as("ada").contentType(ContentType.JSON).body(wish).post("/api/services/" + name + "/register");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> wish = new HashMap<>(WISH);
        wish.put(field, value);
        return wish;
    }

    private static List<ServiceEvent> told(String service) {
        return Stream.events().stream()
                .map(envelope -> envelope.event())
                .filter(ServiceEvent.class::isInstance)
                .map(ServiceEvent.class::cast)
                .filter(event -> event.service().equals(service))
                .toList();
    }

    private static List<ServiceEvent> told(String service, int count) {
        return await().atMost(SOON).until(() -> told(service), events -> events.size() >= count);
    }

    @Test
    void registered_service_is_shown_with_its_leave_and_told() {
        // When
        Instant before = Instant.now();
        register("ledger", WISH)
                .then()
                .statusCode(201)
                .body("name", equalTo("ledger"))
                .body("offPath.reason", equalTo("Is replaced in May"));

        // Then
        var shown = as("ada").get("/api/services/ledger").then();
        shown.body("owner", equalTo("payments"))
                .body("language", equalTo("cobol"))
                .body("lifecycle", equalTo("production"))
                .body("template", nullValue())
                .body("repository", equalTo("acme/mono"))
                .body("path", equalTo("services/ledger"))
                .body("createdBy", equalTo("ada"))
                .body("offPath.grantedBy", equalTo("ada"))
                .body("offPath.expired", equalTo(false));
        Instant end = Instant.parse(shown.extract().path("offPath.expiresAt"));
        assertThat(Duration.between(before, end))
                .isBetween(
                        Duration.ofDays(90).minusSeconds(1), Duration.ofDays(90).plusMinutes(1));
        assertThat(told("ledger", 1))
                .containsExactly(new ServiceRegistered(
                        "ledger", "api", "payments", "acme/mono", false, "Is replaced in May", end, "services/ledger"));
        as("ada")
                .get("/api/catalog/entities/by-name/component/default/ledger/runtime")
                .then()
                .statusCode(200)
                .body("environments", empty());
    }

    @Test
    void component_is_read_from_the_repository_of_the_service(@TempDir Path repository) throws Exception {
        // Given
        Path file = repository.resolve("services/billed/catalog-info.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: billed}
                spec: {type: api, lifecycle: production, owner: payments, dependsOn: ['component:ledger']}
                """);
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Say what it is")
                    .setAuthor("ada", "ada@example.com")
                    .setCommitter("ada", "ada@example.com")
                    .setSign(false)
                    .call();
        }
        Map<String, Object> wish = new HashMap<>(WISH);
        wish.put("repository", repository.toString());
        wish.put("path", "services/billed");

        // When
        register("billed", wish).then().statusCode(201);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/catalog/entities/by-name/component/default/billed")
                        .then()
                        .statusCode(200)
                        .body("spec.owner", equalTo("payments")));
    }

    @Test
    void services_off_the_path_are_listed_apart() {
        // Given
        register("off-1", WISH).then().statusCode(201);
        Api.ended(Api.create("on-1", "node"));

        // Then
        as("ada")
                .get("/api/services?offPath=true&limit=500")
                .then()
                .body("items.name", hasItem("off-1"))
                .body("items.name", not(hasItem("on-1")));
        as("ada")
                .get("/api/services?offPath=false&limit=500")
                .then()
                .body("items.name", hasItem("on-1"))
                .body("items.name", not(hasItem("off-1")));
        as("ada").get("/api/services?offPath=expired&limit=500").then().body("items.name", not(hasItem("off-1")));
        as("ada").get("/api/services?limit=500").then().body("items.name", hasItem("off-1"));
        as("ada")
                .get("/api/services?offPath=maybe")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/offPath"));
    }

    @Test
    void end_of_the_time_reopens_the_question_until_it_is_prolonged() {
        // Given
        Instant end = Instant.parse(
                register("overtime", with("expires", "1s")).then().extract().path("offPath.expiresAt"));

        // When, Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("ada").get("/api/services/overtime").then().body("offPath.expired", equalTo(true)));
        as("ada").get("/api/services?offPath=expired&limit=500").then().body("items.name", hasItem("overtime"));
        as("ada").get("/api/services?offPath=true&limit=500").then().body("items.name", hasItem("overtime"));
        assertThat(told("overtime", 2).getLast())
                .isEqualTo(new OffPathExpired("overtime", "payments", "Is replaced in May", end));

        // When
        as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "The replacement is late", "expires", "30d"))
                .post("/api/services/overtime/renew")
                .then()
                .statusCode(200)
                .body("offPath.expired", equalTo(false))
                .body("offPath.reason", equalTo("The replacement is late"))
                .body("offPath.grantedBy", equalTo("bob"));

        // Then
        as("ada").get("/api/services?offPath=expired&limit=500").then().body("items.name", not(hasItem("overtime")));
        assertThat(told("overtime", 3).getLast())
                .isInstanceOfSatisfying(
                        ServiceRegistered.class,
                        again -> assertThat(again.reason()).isEqualTo("The replacement is late"));
    }

    @Test
    void end_that_passed_while_the_catalog_was_down_is_told_once_it_is_up() {
        // Given
        register("slept", WISH).then().statusCode(201);

        // When
        Org.run("update off_path set expires_at = now() - interval '1 day' where service = 'slept'");

        // Then
        assertThat(told("slept", 2).getLast()).isInstanceOf(OffPathExpired.class);
        await().during(Duration.ofSeconds(7))
                .atMost(SOON)
                .until(() -> told("slept").size() == 2);
    }

    @Test
    void component_of_the_same_name_says_what_the_registration_does_not() {
        // Given
        Org.entity("component:default/known", "Component", "known", """
                {"apiVersion":"backstage.io/v1alpha1","kind":"Component",
                 "metadata":{"name":"known","description":"It was there before"},
                 "spec":{"type":"worker","lifecycle":"deprecated","owner":"group:default/elders","system":"old"}}""");

        // When
        register("known", Map.of("offPath", true, "reason", "It was there before", "expires", "90d"))
                .then()
                .statusCode(201);

        // Then
        as("ada")
                .get("/api/services/known")
                .then()
                .body("type", equalTo("worker"))
                .body("owner", equalTo("group:default/elders"))
                .body("lifecycle", equalTo("deprecated"))
                .body("description", equalTo("It was there before"))
                .body("language", nullValue());
        as("ada")
                .get("/api/catalog/entities/by-name/component/default/known")
                .then()
                .body("spec.system", equalTo("old"));
    }

    @Test
    void name_that_is_taken_is_refused() {
        // Given
        register("registered-first", WISH).then().statusCode(201);

        // When
        register("registered-first", with("reason", "Me too"))
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        containsString("There is a service 'registered-first' already; it belongs to payments"));

        // Then
        as("ada").get("/api/services/registered-first").then().body("offPath.reason", equalTo("Is replaced in May"));
        assertThat(Api.told("registered-first")).isEqualTo(1);
    }

    @Test
    void repeated_registration_is_done_once() {
        for (int i = 0; i < 2; i++) {
            as("ada")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "registered-once")
                    .body(WISH)
                    .post("/api/services/registered-once/register")
                    .then()
                    .statusCode(201)
                    .body("createdAt", notNullValue());
        }
        assertThat(Api.told("registered-once")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offPath    | false                           | /offPath    | platform service create
            type       | An API                          | /type       | 'api'
            language   | C++                             | /language   | 'java'
            owner      | component:x                     | /owner      | 'team-a'
            repository | https://ada:secret@example.com/ | /repository | paved.git.tokens."example.com"
            repository | https://ghp_x@github.com/a/b    | /repository | name it https://github.com/a/b
            repository | ssh://ada:secret@example.com/a  | /repository | must have no password
            repository | https://github.com/acme/my shop | /repository | 'acme/shop'
            repository | https://github.com              | /repository | 'acme/shop'
            repository | /srv/a/../b                     | /repository | 'acme/shop'
            repository | ../acme                         | /repository | 'acme/shop'
            repository | ' '                             | /repository | 'acme/shop'
            path       | ../other                        | /path       | 'services/shop'
            path       | /etc                            | /path       | 'services/shop'
            path       | a/./b                           | /path       | 'services/shop'
            reason     | ' '                             | /reason     | for example
            expires    | soon                            | /expires    | '90d'
            expires    | 0d                              | /expires    | '90d'
            expires    | 400d                            | /expires    | at most 365d""")
    void wrong_field_is_refused_with_a_right_example(String field, String value, String pointer, String detail) {
        register("wrong", with(field, field.equals("offPath") ? false : value))
                .then()
                .statusCode(400)
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail));
        as("ada").get("/api/services/wrong").then().statusCode(404);
    }

    @Test
    void what_follows_a_golden_path_has_no_leave_to_prolong() {
        // Given
        Api.ended(Api.create("on-2", "node"));

        // Then
        var renewal = Map.of("reason", "Why not", "expires", "30d");
        as("ada")
                .contentType(ContentType.JSON)
                .body(renewal)
                .post("/api/services/on-2/renew")
                .then()
                .statusCode(409)
                .body("detail", containsString("follows the golden path node-api"));
        as("ada")
                .contentType(ContentType.JSON)
                .body(renewal)
                .post("/api/services/nobody/renew")
                .then()
                .statusCode(404);
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/services/on-2/renew")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/reason", "/expires")));
    }
}
