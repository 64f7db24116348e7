package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.secret.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.ProvisionerSettings.Backend;
import dev.paved.provisioner.secret.vault.VaultResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets whose values are in Vault: the same to whoever uses them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@WithTestResource(VaultResource.class)
class VaultLifeIT {

    private static final String CANARY = "cAnArY-of-the-vault-0d5e9c-hunter2";

    @Inject
    ValueStores stores;

    @Inject
    Reconcilers reconcilers;

    @AfterEach
    void noTrouble() {
        VaultResource.vault().be("");
    }

    /** The values that Vault has of the service. */
    private static List<String> inVault(String service) {
        return VaultResource.vault().secrets().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("paved/" + service + "/"))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private void swept(String service, String... values) {
        reconcilers.wake("secret-vault-sweep", "all");
        await().atMost(SOON).untilAsserted(() -> assertThat(inVault(service)).containsExactlyInAnyOrder(values));
    }

    @Test
    void secret_lives_as_with_the_other_backend() {
        // When
        Api.set("vl-one", "KEY", "first").then().statusCode(201).body("version", equalTo(1));
        Api.set("vl-one", "KEY", "second").then().statusCode(200).body("version", equalTo(2));

        // Then
        assertThat(inVault("vl-one")).containsExactlyInAnyOrder("{\"value\":\"first\"}", "{\"value\":\"second\"}");
        assertThat(Api.value("vl-one", "KEY")).isEqualTo("second");
        Api.act("vl-one", "KEY", "restore", Map.of("version", 1)).then().body("version", equalTo(3));
        assertThat(Api.value("vl-one", "KEY")).isEqualTo("first");
        Api.act("vl-one", "KEY", "rotate", Map.of()).then().body("version", equalTo(4));
        assertThat(Api.value("vl-one", "KEY")).hasSize(43);
        Api.delete("vl-one", "KEY", Map.of()).then().statusCode(200);
        Api.act("vl-one", "KEY", "restore", Map.of()).then().statusCode(200);
        Api.history("vl-one", "KEY")
                .then()
                .body("versions.version", contains(5, 4, 3, 2, 1))
                .body("versions.backend", everyItem(equalTo("vault")));
        as("ada").get("/api/secrets?service=vl-one").then().body("items.name", contains("KEY"));
        assertThat(Api.events("secret/vl-one/KEY", 9).subList(0, 4))
                .containsExactly(
                        new SecretChanged("vl-one", "KEY", null, 1, Change.SET),
                        new SecretChanged("vl-one", "KEY", null, 2, Change.SET),
                        new SecretAccessed("vl-one", "KEY", null, 2, "test/1"),
                        new SecretChanged("vl-one", "KEY", null, 3, Change.RESTORED));
    }

    @Test
    void value_is_nowhere_but_in_vault() throws Exception {
        // Given
        List<String> refusals = new ArrayList<>();
        try (Logs logs = Logs.capture()) {
            // When
            Api.set("vl-canary", "KEY", CANARY).then().statusCode(201);
            Api.act("vl-canary", "KEY", "rotate", Map.of("value", CANARY + "2"))
                    .then()
                    .statusCode(200);
            Api.act("vl-canary", "KEY", "restore", Map.of("version", 1)).then().statusCode(200);
            assertThat(Api.value("vl-canary", "KEY")).isEqualTo(CANARY);
            for (String trouble : List.of("sealed", "denying", "broken", "garbled", "silent", "taken")) {
                VaultResource.vault().be(trouble);
                Response refused = Api.set("vl-canary", "KEY", CANARY + trouble);
                assertThat(refused.statusCode()).as(trouble).isGreaterThanOrEqualTo(400);
                refusals.add(refused.asString());
            }
            VaultResource.vault().be("");
            Api.published();

            // Then
            assertThat(inVault("vl-canary")).hasSizeGreaterThanOrEqualTo(3).allMatch(value -> value.contains(CANARY));
            Traces canary = Traces.of(CANARY);
            assertThat(canary.in(logs.text())).as("logs").isEmpty();
            assertThat(canary.in(String.join("\n", refusals))).as("refusals").isEmpty();
            assertThat(canary.inTopics()).as("topics").isEmpty();
            assertThat(canary.inTables("provisioner")).as("tables").isEmpty();
            assertThat(canary.inFiles(StackResource.home())).as("files").isEmpty();
            assertThat(Traces.of("hvs.token-of-the-test").in(logs.text()))
                    .as("token")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sealed  | 503 | Vault sealed        | vault operator unseal
            denying | 502 | Vault denied access | renew the token
            broken  | 503 | Vault unavailable   | vault status
            silent  | 503 | Vault unavailable   | vault status
            taken   | 409 | Path taken          | try again
            """)
    void troubles_of_vault_change_nothing(String trouble, int status, String title, String next) throws Exception {
        // Given
        Api.set("vl-trouble", "KEY", "at first");
        Api.set("vl-trouble", "KEY", "before");
        Api.published();
        String before = Api.state();
        VaultResource.vault().be(trouble);

        // When
        Response set = Api.set("vl-trouble", "KEY", "after");

        // Then
        set.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("title", equalTo(title))
                .body("detail", containsString("Nothing was changed."))
                .body("next", containsString(next));
        assertThat(Api.state()).isEqualTo(before);
        if (!trouble.equals("taken")) {
            assertThat(Api.read("vl-trouble", "KEY").statusCode()).isEqualTo(status);
            Api.act("vl-trouble", "KEY", "restore", Map.of("version", 1)).then().statusCode(status);
            Api.act("vl-trouble", "KEY", "rotate", Map.of()).then().statusCode(status);
        }
        assertThat(Api.state()).isEqualTo(before);
        VaultResource.vault().be("");
        assertThat(Api.value("vl-trouble", "KEY")).isEqualTo("before");
    }

    @Test
    void purged_values_are_destroyed_once_vault_answers() {
        // Given
        Api.set("vl-purge", "KEY", "one");
        Api.set("vl-purge", "KEY", "two");
        Api.set("vl-purge", "OTHER", "other");
        VaultResource.vault().be("sealed");

        // When
        Api.delete("vl-purge", "KEY", Map.of("purge", true)).then().statusCode(200);

        // Then
        Api.history("vl-purge", "KEY").then().statusCode(404);
        VaultResource.vault().be("");
        swept("vl-purge", "{\"value\":\"other\"}");
    }

    @Test
    void versions_that_are_not_kept_any_more_are_destroyed() {
        for (int i = 1; i <= 22; i++) {
            Api.set("vl-many", "KEY", "value " + i).then().body("version", equalTo(i));
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inVault("vl-many"))
                        .hasSize(20)
                        .doesNotContain("{\"value\":\"value 1\"}", "{\"value\":\"value 2\"}"));
        assertThat(Api.value("vl-many", "KEY")).isEqualTo("value 22");
    }

    @Test
    void value_of_a_refused_change_is_destroyed_after_a_while() throws Exception {
        // Given
        Api.set("vl-ref", "KEY", "one");
        Api.set(Map.of("service", "vl-ref", "name", "KEY", "value", "two", "expectedVersion", 7))
                .then()
                .statusCode(409);
        assertThat(inVault("vl-ref")).hasSize(2);

        // When
        Api.sql("update secret_vault_value set noted_at = noted_at - interval '6 minutes' where path like 'vl-ref/%'");

        // Then
        swept("vl-ref", "{\"value\":\"one\"}");
        assertThat(Api.value("vl-ref", "KEY")).isEqualTo("one");
    }

    @Test
    void change_whose_value_was_given_up_is_refused() throws Exception {
        // Given
        Api.set("vl-slow", "KEY", "one");
        Api.sql("""
                create function vl_given_up() returns trigger language plpgsql as $$
                begin new.doomed := new.path like 'vl-slow/%'; return new; end $$""");
        Api.sql("create trigger vl_given_up before insert on secret_vault_value"
                + " for each row execute function vl_given_up()");

        // When
        Response late = Api.set("vl-slow", "KEY", "two");

        // Then
        Api.sql("drop trigger vl_given_up on secret_vault_value");
        late.then().statusCode(409).body("detail", containsString("took so long"));
        Api.history("vl-slow", "KEY").then().body("version", equalTo(1));
    }

    @Test
    void repeated_request_is_written_once() {
        for (int i = 0; i < 2; i++) {
            as("ada")
                    .header("Idempotency-Key", "vl-key")
                    .contentType(ContentType.JSON)
                    .body(Map.of("service", "vl-idem", "name", "KEY", "value", "x"))
                    .post("/api/secrets")
                    .then()
                    .statusCode(201);
        }

        assertThat(inVault("vl-idem")).hasSize(1);
    }

    @Test
    void row_that_was_moved_to_another_secret_has_no_value() throws Exception {
        // Given
        Api.set("vl-moved", "MINE", "mine");
        Api.set("vl-moved", "THEIRS", "theirs");

        // When
        Api.sql("""
                update secret_version set number = 2, secret = (
                    select id from secret where service = 'vl-moved' and name = 'MINE')
                 where secret = (select id from secret where service = 'vl-moved' and name = 'THEIRS')""");

        // Then
        Api.act("vl-moved", "MINE", "read", Map.of("purpose", "x", "version", 2))
                .then()
                .statusCode(404)
                .body("title", equalTo("Value gone"));
    }

    @Test
    void versions_that_the_other_backend_holds_stay_readable() throws Exception {
        // Given
        Api.set("vl-switch", "KEY", "from before");
        String id = Api.sql("select id from secret_version where secret ="
                + " (select id from secret where service = 'vl-switch')");
        byte[] sealed = stores.of(Backend.EMBEDDED)
                .keep(new ValuePlace("vl-switch", "KEY", null, id), new SecretValue("from before"));
        Api.sql("update secret_version set backend = 'EMBEDDED', sealed = decode('%s', 'hex') where id = '%s'"
                .formatted(HexFormat.of().formatHex(sealed), id));

        // When
        Api.set("vl-switch", "KEY", "from now").then().statusCode(200);

        // Then
        Api.act("vl-switch", "KEY", "read", Map.of("purpose", "x", "version", 1))
                .then()
                .body("value", equalTo("from before"));
        Api.history("vl-switch", "KEY").then().body("versions.backend", contains("vault", "embedded"));
        Api.act("vl-switch", "KEY", "restore", Map.of("version", 1)).then().statusCode(200);
        assertThat(Api.value("vl-switch", "KEY")).isEqualTo("from before");
    }
}
