package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.secret.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.environment.SteppingClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RotationIT {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    SteppingClock clock;

    @AfterEach
    void stepBack() {
        clock.step(Duration.ZERO);
    }

    private static JsonPath policy(String service, String every) {
        var set = Api.act(service, "KEY", "policy", Map.of("rotateEvery", every));
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        return set.jsonPath();
    }

    private static JsonPath history(String service) {
        return Api.history(service, "KEY").jsonPath();
    }

    private static Instant next(String service) {
        return Instant.parse(history(service).getString("rotation.next"));
    }

    /** A secret whose value the platform made, at version 2. */
    private static void generated(String service) {
        Api.set(service, "KEY", "by a person");
        Api.act(service, "KEY", "rotate", Map.of()).then().statusCode(200);
    }

    private static void awaitVersion(String service, int version) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(history(service).getInt("version")).isEqualTo(version));
    }

    /** Waits until another secret, which was due for long, is rotated, so that all others have been looked at too. */
    private static void theReconcilerHasLooked(String service) throws Exception {
        generated(service);
        policy(service, "1h");
        Api.sql("update secret set next_rotation_at = now() - interval '1 day' where service = '%s'"
                .formatted(service));
        awaitVersion(service, 3);
    }

    @Test
    void value_that_the_platform_made_is_replaced_when_it_is_due() throws Exception {
        // Given
        generated("ro-due");
        String before = Api.value("ro-due", "KEY");
        JsonPath policy = policy("ro-due", "1h");
        assertThat(policy.getString("rotation.every")).isEqualTo("1h");
        assertThat(policy.getBoolean("rotation.automatic")).isTrue();
        assertThat(policy.getBoolean("rotation.due")).isFalse();
        assertThat(next("ro-due"))
                .isEqualTo(
                        Instant.parse(history("ro-due").getString("updatedAt")).plus(HOUR));

        // When
        clock.step(HOUR.plusMinutes(1));

        // Then
        awaitVersion("ro-due", 3);
        assertThat(history("ro-due").getString("versions[0].change")).isEqualTo("rotated");
        assertThat(history("ro-due").getString("updatedBy")).isEqualTo("provisioner");
        assertThat(next("ro-due")).isAfter(clock.instant().plus(Duration.ofMinutes(58)));
        assertThat(Api.value("ro-due", "KEY")).hasSize(43).isNotEqualTo(before);
        assertThat(Api.events("secret/ro-due/KEY", 4).get(3))
                .isEqualTo(new SecretChanged("ro-due", "KEY", null, 3, Change.ROTATED));
        assertThat(Api.envelopes("secret/ro-due/KEY").get(3).actor()).isEqualTo("provisioner");
        assertThat(Api.sql("""
                        select action || ' ' || outcome || ' ' || detail from audit
                         where target = 'secret/ro-due/KEY' and actor = 'provisioner'""")).isEqualTo("secret.rotate accepted due; version 3");
    }

    @Test
    void value_of_a_person_is_only_said_to_be_due() throws Exception {
        // Given
        Api.set("ro-person", "KEY", "by a person");
        policy("ro-person", "30d");
        Api.sql("update secret set next_rotation_at = now() - interval '1 minute' where service = 'ro-person'");

        // When
        theReconcilerHasLooked("ro-looked");

        // Then
        as("ada")
                .get("/api/secrets?service=ro-person")
                .then()
                .body("items[0].version", equalTo(1))
                .body("items[0].rotation.due", equalTo(true))
                .body("items[0].rotation.automatic", equalTo(false));
        Api.set("ro-person", "KEY", "another")
                .then()
                .body("rotation.due", equalTo(false))
                .body("rotation.every", equalTo("30d"));
        Api.act("ro-person", "KEY", "rotate", Map.of()).then().body("rotation.automatic", equalTo(true));
        Api.act("ro-person", "KEY", "rotate", Map.of("value", "third"))
                .then()
                .body("rotation.automatic", equalTo(false));
        Api.act("ro-person", "KEY", "restore", Map.of("version", 3)).then().body("rotation.automatic", equalTo(true));
    }

    @Test
    void policy_ends_with_none_and_rests_while_the_secret_is_deleted() throws Exception {
        // Given
        generated("ro-none");
        policy("ro-none", "1h");
        Api.delete("ro-none", "KEY", Map.of()).then().body("rotation", nullValue());
        clock.step(HOUR.multipliedBy(2));
        theReconcilerHasLooked("ro-deleted");
        assertThat(history("ro-none").getInt("version")).isEqualTo(2);

        // When
        Api.act("ro-none", "KEY", "restore", Map.of())
                .then()
                .body("rotation.due", equalTo(false))
                .body("rotation.every", equalTo("1h"));
        assertThat(policy("ro-none", "none").getString("rotation")).isNull();
        clock.step(HOUR.multipliedBy(4));
        theReconcilerHasLooked("ro-ended");

        // Then
        assertThat(history("ro-none").getInt("version")).isEqualTo(3);
    }

    @Test
    void clock_that_was_ahead_does_not_put_the_next_value_off() {
        // Given
        generated("ro-step");
        policy("ro-step", "2h");
        clock.step(Duration.ofHours(9));
        awaitVersion("ro-step", 3);

        // When
        clock.step(Duration.ZERO);

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(next("ro-step")).isBefore(Instant.now().plus(HOUR.multipliedBy(2))));
        assertThat(history("ro-step").getInt("version")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                            | /rotateEvery
            {"rotateEvery": null}                         | /rotateEvery
            {"rotateEvery": ""}                           | /rotateEvery
            {"rotateEvery": "never"}                      | /rotateEvery
            {"rotateEvery": "30"}                         | /rotateEvery
            {"rotateEvery": "59m"}                        | /rotateEvery
            {"rotateEvery": "3651d"}                      | /rotateEvery
            {"rotateEvery": "999999999d"}                 | /rotateEvery
            {"rotateEvery": "-P1D"}                       | /rotateEvery
            {"rotateEvery": "PT-1H"}                      | /rotateEvery
            {"rotateEvery": 30}                           | /rotateEvery
            {"rotateEvery": "30d", "every": "1d"}         | ``
            {"rotateEvery": "30d", "environment": "A"}    | /environment
            """)
    void wrong_policies_are_refused(String body, String pointer) throws Exception {
        Api.set(Map.of("service", "ro-wrong", "name", "KEY", "value", "x"));
        String before = Api.state();

        as("ada")
                .contentType("application/json")
                .body(body)
                .post("/api/secrets/ro-wrong/KEY/policy")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));

        assertThat(Api.state()).isEqualTo(before);
    }

    @Test
    void policy_of_what_is_not_there_is_refused() {
        Map<String, Object> monthly = Map.of("rotateEvery", "30d");
        Api.set("ro-gone", "KEY", "x");
        Api.delete("ro-gone", "KEY", Map.of());

        Api.act("ro-nowhere", "KEY", "policy", monthly).then().statusCode(404);
        Api.act("ro-gone", "KEY", "policy", monthly)
                .then()
                .statusCode(409)
                .body("next", equalTo("platform secrets restore ro-gone/KEY"));
    }
}
