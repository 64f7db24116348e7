package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.newDelivery;
import static dev.paved.integrations.github.Github.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that change their names, and how deliveries are counted. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubRepositoriesIT {

    @Test
    void renamed_repository_is_its_services_by_either_name() {
        // Given
        Published.service("till", IntegrationsStack.gitHub().url() + "/acme/till.git");
        String delivery = newDelivery();

        // When
        deliver(delivery, "repository", renamed("1", "acme", "till", "cash-desk"))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
        deliver(delivery, "repository", renamed("1", "acme", "till", "cash-desk"))
                .then()
                .body("status", equalTo("duplicate"));

        // Then
        assertThat(serviceOfPushTo("acme/cash-desk")).isEqualTo("till");
        assertThat(serviceOfPushTo("acme/till")).isEqualTo("till");
    }

    @Test
    void transferred_repository_is_its_services_whatever_it_was_called_between() {
        // Given
        Published.service("scales", "acme/scales");
        deliver("repository", renamed("2", "acme", "scales", "balance"));

        // When
        deliver(
                "repository",
                renamed("2", "globex", "scales", "balance")
                        .replace("\"renamed\"", "\"transferred\"")
                        .replace(
                                "{\"repository\": {\"name\": {\"from\": \"scales\"}}}",
                                "{\"owner\": {\"from\": {\"organization\": {\"login\": \"acme\"}}}}"));

        // Then
        assertThat(serviceOfPushTo("globex/balance")).isEqualTo("scales");
        assertThat(serviceOfPushTo("acme/balance")).isEqualTo("scales");
    }

    @Test
    void service_that_is_registered_after_the_renaming_has_it_too() {
        // Given
        deliver("repository", renamed("3", "acme", "basket", "trolley"));

        // When
        Published.service("basket", "acme/basket");

        // Then
        assertThat(serviceOfPushTo("acme/trolley")).isEqualTo("basket");
    }

    @Test
    void new_repository_takes_the_name_from_the_one_that_had_it() {
        // Given
        Published.service("shelf", "acme/rack");
        deliver("repository", renamed("4", "acme", "shelf", "rack"));

        // When
        deliver(
                "repository",
                renamed("5", "acme", "-", "shelf")
                        .replace("\"renamed\"", "\"created\"")
                        .replace("-20T09", "-21T09"));
        deliver("repository", renamed("4", "acme", "shelf", "rack"));

        // Then
        assertThat(serviceOfPushTo("acme/rack")).isEqualTo("shelf");
        assertThat(Published.await("repository/acme/rack", 1)).hasSize(1);
        assertThat(serviceOfPushTo("acme/shelf")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "unarchived", "deleted", "edited", "something_new"})
    void repository_that_keeps_its_name_is_acknowledged_and_counted(String action) {
        // Given
        double before = Deliver.counted("github", "repository", "ignored");

        // When
        deliver("repository", renamed("6", "acme", "old", "old").replace("\"renamed\"", "\"" + action + "\""))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Deliver.counted("github", "repository", "ignored")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"workflow_job,workflow_job", "star,star", "something_new,unknown", "push-2026,unknown"})
    void events_are_counted_by_their_published_names_only(String event, String type) {
        // Given
        double before = Deliver.counted("github", type, "ignored");

        // When
        deliver(event, "{}").then().statusCode(202);

        // Then
        assertThat(Deliver.counted("github", type, "ignored")).isEqualTo(before + 1);
        assertThat(RestAssured.get("/metrics").asString()).doesNotContain("push-2026", "something_new");
    }

    @Test
    void refused_deliveries_are_counted_with_the_reason() {
        // Given
        double untrusted = Deliver.counted("github", "push", "untrusted");
        double unreadable = Deliver.counted("github", "push", "unreadable");
        double oversized = Deliver.counted("github", "push", "oversized");
        double duplicate = Deliver.counted("github", "push", "duplicate");
        String delivery = newDelivery();

        // When
        RestAssured.given()
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", Github.sign("another body"))
                .body("{}".getBytes(UTF_8))
                .post("/api/webhooks/github")
                .then()
                .statusCode(401);
        deliver("push", "no JSON").then().statusCode(400);
        deliver("push", "x".repeat(11 * 1024 * 1024)).then().statusCode(413);
        deliver(delivery, "push", payload("push", "acme/counted"));
        deliver(delivery, "push", payload("push", "acme/counted"));

        // Then
        assertThat(Deliver.counted("github", "push", "untrusted")).isEqualTo(untrusted + 1);
        assertThat(Deliver.counted("github", "push", "unreadable")).isEqualTo(unreadable + 1);
        assertThat(Deliver.counted("github", "push", "oversized")).isEqualTo(oversized + 1);
        assertThat(Deliver.counted("github", "push", "duplicate")).isEqualTo(duplicate + 1);
    }

    private static String renamed(String id, String owner, String from, String to) {
        return Deliver.example("/github/repository.json")
                .replace("186853002", "77" + id)
                .replace("\"from\": \"shop\"", "\"from\": \"" + from + "\"")
                .replace("OWNER", owner)
                .replace("NAME", to);
    }

    private static @Nullable String serviceOfPushTo(String repository) {
        int before = Published.of("repository/" + repository).size();
        deliver("push", payload("push", repository));
        return ((CommitsPushed) Published.await("repository/" + repository, before + 1)
                        .get(before)
                        .event())
                .service();
    }
}
