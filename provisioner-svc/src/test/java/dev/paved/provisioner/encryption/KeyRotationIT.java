package dev.paved.provisioner.encryption;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.kit.encryption.Envelope;
import dev.paved.kit.encryption.KeyRotation;
import dev.paved.kit.encryption.MasterKeys;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class KeyRotationIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    MasterKeys keys;

    @Inject
    Reconcilers reconcilers;

    @BeforeEach
    void plant() {
        set("kr-one", "KEY", "one").then().statusCode(lessThan(300));
    }

    @Test
    void keys_are_in_the_state_folder() {
        Path file = StackResource.home().resolve("keys/provisioner/master-keys.json");

        assertThat(keys.file().path()).isEqualTo(file);
        assertThat(file).exists();
    }

    @Test
    void rotation_brings_everything_under_the_new_key_and_values_stay_what_they_were() throws Exception {
        // Given
        int old = keys.present().primary();
        for (int i = 0; i < 120; i++) {
            set("kr-many", "KEY_" + i, "value " + i);
        }

        // When
        String operation = ended(rotate(), "succeeded");

        // Then
        int fresh = keys.present().primary();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(keys.present().ids()).contains(old, fresh);
        as("ada")
                .get(operation)
                .then()
                .body("kind", equalTo("secrets.rotate-key"))
                .body("result.masterKey", equalTo(Envelope.text(fresh)));
        assertThat(sealedWith(old)).isZero();
        assertThat(sql("select count(*) from secret_version where substring(sealed from 5 for 5) <> '\\x01"
                        + Envelope.text(fresh) + "'"))
                .isEqualTo("0");
        assertThat(sql("select count(*) from master_key where replaced_at is null and added_at is not null"))
                .isEqualTo("1");
        for (int i = 0; i < 120; i += 17) {
            assertThat(value("kr-many", "KEY_" + i)).isEqualTo("value " + i);
        }
    }

    @Test
    void repeated_request_has_its_answer_after_a_rotation_too() {
        // Given
        keyed().then().statusCode(201);
        ended(rotate(), "succeeded");

        // When
        Response repeated = keyed();

        // Then
        repeated.then().statusCode(201).body("version", equalTo(1));
    }

    private static Response keyed() {
        return as("ada")
                .header("Idempotency-Key", "kr-key")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "kr-key", "name", "KEY", "value", "x"))
                .post("/api/secrets");
    }

    @Test
    void rotation_that_a_crash_cut_short_is_gone_on_with() throws Exception {
        // Given
        int old = keys.present().primary();
        sql("""
                insert into operation (id, kind, subject, status, steps, requested_by, created_at, updated_at, version)
                values ('prv-kr-cut', 'secrets.rotate-key', 'master-keys', 'PENDING', '[]', 'ada', now(), now(), 0)""");
        sql("insert into master_key (id, operation) values (4711, 'prv-kr-cut')");
        keys.file().change(present -> present.withNewPrimary(4711));

        // When
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);

        // Then
        ended("/api/operations/prv-kr-cut", "succeeded");
        assertThat(keys.present().primary()).isEqualTo(4711);
        assertThat(sealedWith(old)).isZero();
        assertThat(value("kr-one", "KEY")).isEqualTo("one");
    }

    @Test
    void rotation_that_is_not_done_in_time_fails_and_what_was_begun_goes_on() throws Exception {
        // Given
        int old = keys.present().primary();
        late("prv-kr-late");
        sql("insert into master_key (id, operation) values (4713, 'prv-kr-late')");

        // When
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);

        // Then
        ended("/api/operations/prv-kr-late", "failed");
        as("ada")
                .get("/api/operations/prv-kr-late")
                .then()
                .body("error.reason", containsString("00001269 was not made in time, and nothing was changed"))
                .body("error.next", equalTo("platform secrets rotate-key"));
        assertThat(keys.present().primary()).isEqualTo(old);
        assertThat(sql("select count(*) from master_key where id = 4713")).isEqualTo("0");

        // Given
        late("prv-kr-slow");
        keys.file().change(present -> present.withNewPrimary(4714));
        sql("insert into master_key (id, added_at, operation) values (4714, now(), 'prv-kr-slow')");

        // When
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);

        // Then
        ended("/api/operations/prv-kr-slow", "failed");
        as("ada")
                .get("/api/operations/prv-kr-slow")
                .then()
                .body("error.reason", containsString("is in use, but not all values were moved to it in time"));
        await().atMost(SOON).until(() -> sealedWith(old) == 0);
        assertThat(value("kr-one", "KEY")).isEqualTo("one");
        ended(rotate(), "succeeded");
    }

    private static void late(String operation) throws SQLException {
        sql(
                "insert into operation (id, kind, subject, status, steps, requested_by, created_at, updated_at, deadline, version)"
                        + " values ('" + operation
                        + "', 'secrets.rotate-key', 'master-keys', 'PENDING', '[]', 'ada', now(), now(), now(), 0)");
    }

    @Test
    void second_rotation_at_once_is_refused() throws Exception {
        // Given
        sql("insert into master_key (id, operation) values (815, 'prv-kr-there')");

        // When
        Response second = rotate();

        // Then
        second.then().statusCode(409).body("next", equalTo("platform operation wait prv-kr-there"));
        sql("delete from master_key where id = 815");
    }

    @Test
    void keys_that_cannot_be_written_fail_the_rotation_with_the_reason() throws Exception {
        // Given
        Path lock = keys.file().path().resolveSibling("master-keys.json.lock");
        Files.deleteIfExists(lock);
        Files.createDirectory(lock);
        int old = keys.present().primary();

        // When
        Response accepted = rotate();

        // Then
        String operation = ended(accepted, "failed");
        as("ada")
                .get(operation)
                .then()
                .body("error.reason", containsString("cannot be written"))
                .body("error.next", equalTo("platform secrets rotate-key"));
        Files.delete(lock);
        assertThat(keys.present().primary()).isEqualTo(old);
        assertThat(value("kr-one", "KEY")).isEqualTo("one");
        ended(rotate(), "succeeded");
    }

    @Test
    void replaced_key_goes_once_nothing_has_needed_it_for_long() throws Exception {
        // Given
        int old = keys.present().primary();
        ended(rotate(), "succeeded");
        assertThat(keys.present().ids()).contains(old);

        // When
        sql("update master_key set replaced_at = now() - interval '91 days' where id = " + old);
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);
        await().atMost(SOON)
                .until(() -> sql("select retired_at is not null from master_key where id = " + old)
                        .equals("t"));
        assertThat(keys.present().ids()).contains(old);
        sql("update master_key set retired_at = now() - interval '6 minutes' where id = " + old);
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);

        // Then
        await().atMost(SOON)
                .until(() ->
                        sql("select count(*) from master_key where id = " + old).equals("0"));
        assertThat(keys.present().ids()).doesNotContain(old);
        assertThat(value("kr-one", "KEY")).isEqualTo("one");
        set("kr-one", "KEY", "one").then().statusCode(200);
    }

    @Test
    void instance_with_another_installations_keys_seals_nothing() throws Exception {
        // Given
        sql("insert into master_key (id, added_at) values (4712, now())");
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);
        await().atMost(SOON).until(() -> !keys.missing().isEmpty());

        // When
        Response refused = set("kr-one", "KEY", "two");

        // Then
        refused.then()
                .statusCode(500)
                .body("detail", containsString("lacks the master key 00001268"))
                .body("next", startsWith("platform logs"));
        rotate().then().statusCode(500);
        sql("delete from master_key where id = 4712");
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);
        await().atMost(SOON).until(() -> keys.missing().isEmpty());
        assertThat(value("kr-one", "KEY")).isEqualTo("one");
    }

    private static Response set(String service, String name, String value) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "name", name, "value", value))
                .post("/api/secrets");
    }

    private static String value(String service, String name) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("purpose", "test"))
                .post("/api/secrets/" + service + "/" + name + "/read")
                .path("value");
    }

    private static Response rotate() {
        return as("ada").post("/api/secrets/master-key/rotate");
    }

    private static String ended(Response accepted, String status) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return ended(accepted.header("Location"), status);
    }

    private static String ended(String operation, String status) {
        await().atMost(SOON).untilAsserted(() -> as("ada").get(operation).then().body("status", equalTo(status)));
        return operation;
    }

    private static long sealedWith(int key) throws SQLException {
        return Long.parseLong(sql("select count(*) from secret_version where substring(sealed from 5 for 5) = '\\x01"
                + Envelope.text(key) + "'"));
    }

    private static String sql(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("provisioner");
                var statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }
}
