package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SecretLifeIT {

    @Test
    void secret_is_set_listed_and_read_on_the_record() throws Exception {
        // When
        Response set = Api.set("sl-one", "API_KEY", "first");

        // Then
        set.then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("updatedBy", equalTo("ada"))
                .body("$", not(hasItem("value")));
        Api.set("sl-one", "API_KEY", "second").then().statusCode(200).body("version", equalTo(2));
        Api.read("sl-one", "API_KEY")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("value", equalTo("second"))
                .body("version", equalTo(2));
        Api.act("sl-one", "API_KEY", "read", Map.of("purpose", "why not", "version", 1))
                .then()
                .body("value", equalTo("first"));
        as("ada")
                .get("/api/secrets?service=sl-one")
                .then()
                .body("items.name", contains("API_KEY"))
                .body("items[0].version", equalTo(2))
                .body("items[0].value", nullValue());
        assertThat(Api.events("secret/sl-one/API_KEY", 4))
                .containsExactly(
                        new SecretChanged("sl-one", "API_KEY", null, 1, Change.SET),
                        new SecretChanged("sl-one", "API_KEY", null, 2, Change.SET),
                        new SecretAccessed("sl-one", "API_KEY", null, 2, "test/1"),
                        new SecretAccessed("sl-one", "API_KEY", null, 1, "why not"));
        assertThat(Api.sql("""
                        select string_agg(action || ' ' || actor || ' ' || coalesce(detail, ''), ', ' order by position)
                          from audit where target = 'secret/sl-one/API_KEY'"""))
                .isEqualTo("secret.set ada , secret.set ada , secret.read ada version 2 for test/1,"
                        + " secret.read ada version 1 for why not");
    }

    @Test
    void secrets_of_one_name_for_different_environments_are_different_ones() {
        // Given
        Api.set("sl-env", "URL", "for all");

        // When
        Api.set(Map.of("service", "sl-env", "name", "URL", "environment", "staging", "value", "for staging"))
                .then()
                .statusCode(201)
                .body("environment", equalTo("staging"));

        // Then
        assertThat(Api.value("sl-env", "URL")).isEqualTo("for all");
        Api.act("sl-env", "URL", "read", Map.of("purpose", "x", "environment", "staging"))
                .then()
                .body("value", equalTo("for staging"));
        as("ada")
                .get("/api/secrets?service=sl-env&environment=staging")
                .then()
                .body("items.environment", contains("staging"));
        assertThat(Api.events("secret/sl-env/URL@staging", 2).getFirst())
                .isEqualTo(new SecretChanged("sl-env", "URL", "staging", 1, Change.SET));
    }

    @Test
    void rotated_secret_has_a_value_that_nobody_knew_or_the_one_given() {
        // Given
        Api.set("sl-rot", "KEY", "old");

        // When
        Api.act("sl-rot", "KEY", "rotate", Map.of()).then().statusCode(200).body("version", equalTo(2));

        // Then
        assertThat(Api.value("sl-rot", "KEY")).matches("[A-Za-z0-9_-]{43}");
        Api.act("sl-rot", "KEY", "rotate", Map.of("value", "given"))
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        assertThat(Api.value("sl-rot", "KEY")).isEqualTo("given");
        Api.history("sl-rot", "KEY")
                .then()
                .body("version", equalTo(3))
                .body("versions.version", contains(3, 2, 1))
                .body("versions.change", contains("rotated", "rotated", "set"))
                .body("versions.value", not(hasItem("given")));
    }

    @Test
    void deleted_secret_can_be_restored_and_purged_one_cannot() {
        // Given
        Api.set("sl-del", "KEY", "one");
        Api.set("sl-del", "KEY", "two");

        // When
        Api.delete("sl-del", "KEY", Map.of()).then().statusCode(200).body("deletedBy", equalTo("bob"));

        // Then
        Api.read("sl-del", "KEY")
                .then()
                .statusCode(409)
                .body("detail", containsString("deleted by bob"))
                .body("next", equalTo("platform secrets restore sl-del/KEY"));
        Api.delete("sl-del", "KEY", Map.of()).then().statusCode(409);
        Api.act("sl-del", "KEY", "rotate", Map.of()).then().statusCode(409);
        as("ada").get("/api/secrets?service=sl-del").then().body("items.size()", equalTo(0));
        as("ada").get("/api/secrets?service=sl-del&deleted=true").then().body("items.size()", equalTo(1));

        Api.act("sl-del", "KEY", "restore", Map.of()).then().statusCode(200).body("version", equalTo(3));
        assertThat(Api.value("sl-del", "KEY")).isEqualTo("two");
        Api.history("sl-del", "KEY").then().body("versions[0].restoredFrom", equalTo(2));

        Api.delete("sl-del", "KEY", Map.of("purge", true)).then().statusCode(200);
        Api.history("sl-del", "KEY").then().statusCode(404);
        Api.act("sl-del", "KEY", "restore", Map.of()).then().statusCode(404);
        assertThat(Api.events("secret/sl-del/KEY", 6))
                .filteredOn(SecretChanged.class::isInstance)
                .extracting(event -> ((SecretChanged) event).change())
                .containsExactly(Change.SET, Change.SET, Change.DELETED, Change.RESTORED, Change.DELETED);
    }

    @Test
    void earlier_version_can_be_restored() {
        // Given
        Api.set("sl-res", "KEY", "one");
        Api.set("sl-res", "KEY", "two");

        // When
        Api.act("sl-res", "KEY", "restore", Map.of("version", 1))
                .then()
                .statusCode(200)
                .body("version", equalTo(3));

        // Then
        assertThat(Api.value("sl-res", "KEY")).isEqualTo("one");
        Api.act("sl-res", "KEY", "restore", Map.of())
                .then()
                .statusCode(409)
                .body("next", equalTo("platform secrets restore sl-res/KEY --version 2"));
        Api.act("sl-res", "KEY", "restore", Map.of("version", 9))
                .then()
                .statusCode(404)
                .body("detail", containsString("no version 9: it is at version 3"));
    }

    @Test
    void only_the_last_versions_are_kept() {
        for (int i = 1; i <= 22; i++) {
            Api.set("sl-many", "KEY", "value " + i).then().body("version", equalTo(i));
        }

        Api.history("sl-many", "KEY")
                .then()
                .body("versions.size()", equalTo(20))
                .body("versions.version", hasItems(22, 3))
                .body("versions.version", not(hasItem(2)));
        Api.act("sl-many", "KEY", "restore", Map.of("version", 2)).then().statusCode(404);
    }

    @Test
    void change_of_another_version_than_expected_is_refused() {
        // Given
        Map<String, Object> ifThereIsNone =
                Map.of("service", "sl-con", "name", "KEY", "value", "one", "expectedVersion", 0);
        Api.set(ifThereIsNone).then().statusCode(201);

        // When
        Api.set(ifThereIsNone)
                .then()
                .statusCode(409)
                .body("detail", containsString("is at version 1, by ada since"))
                .body("next", equalTo("platform secrets history sl-con/KEY"));

        // Then
        Api.act("sl-con", "KEY", "rotate", Map.of("expectedVersion", 2)).then().statusCode(409);
        Api.delete("sl-con", "KEY", Map.of("expectedVersion", 2)).then().statusCode(409);
        assertThat(Api.value("sl-con", "KEY")).isEqualTo("one");
        Api.act("sl-con", "KEY", "rotate", Map.of("expectedVersion", 1)).then().statusCode(200);
    }

    @Test
    void of_many_at_once_each_becomes_a_version_and_with_an_expected_one_a_single_one_does() throws Exception {
        List<Integer> versions = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sets = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Response> set = () -> Api.set("sl-par", "KEY", "same");
                sets.add(threads.submit(set));
            }
            for (Future<Response> set : sets) {
                versions.add(set.get().path("version"));
            }
            List<Future<Response>> conditional = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Response> set = () ->
                        Api.set(Map.of("service", "sl-par", "name", "KEY", "value", "same", "expectedVersion", 8));
                conditional.add(threads.submit(set));
            }
            for (Future<Response> set : conditional) {
                answers.add(set.get().statusCode());
            }
        }
        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void repeated_request_is_done_once_and_another_value_under_its_key_is_refused() {
        // Given
        Map<String, String> body = Map.of("service", "sl-idem", "name", "KEY", "value", "one");
        Response first = keyed("sl-k1", body);

        // When
        Response second = keyed("sl-k1", body);

        // Then
        assertThat(second.asString()).isEqualTo(first.asString());
        keyed("sl-k1", Map.of("service", "sl-idem", "name", "KEY", "value", "two"))
                .then()
                .statusCode(422);
        Api.history("sl-idem", "KEY").then().body("version", equalTo(1));
        assertThat(Api.value("sl-idem", "KEY")).isEqualTo("one");
    }

    private static Response keyed(String key, Map<String, String> body) {
        return as("ada")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/secrets");
    }

    @Test
    void largest_value_with_all_kinds_of_characters_comes_back_as_it_was() {
        String value = "\u0001\n\"€😀" + "x".repeat(64 * 1024 - 10);

        Api.set("sl-big", "KEY", value).then().statusCode(201);

        assertThat(Api.value("sl-big", "KEY")).isEqualTo(value);
    }

    @Test
    void row_that_was_moved_to_another_secret_does_not_open() throws Exception {
        // Given
        Api.set("sl-moved", "MINE", "mine");
        Api.set("sl-moved", "THEIRS", "theirs");

        // When
        Api.sql("""
                update secret_version v set sealed = (
                    select w.sealed from secret_version w join secret s on s.id = w.secret
                     where s.service = 'sl-moved' and s.name = 'THEIRS')
                  from secret s where s.id = v.secret and s.service = 'sl-moved' and s.name = 'MINE'""");

        // Then
        Api.read("sl-moved", "MINE")
                .then()
                .statusCode(500)
                .body("detail", containsString("sealed for another place, or it was changed"));
        assertThat(Api.envelopes("secret/sl-moved/MINE")).noneMatch(event -> event.event() instanceof SecretAccessed);
    }
}
