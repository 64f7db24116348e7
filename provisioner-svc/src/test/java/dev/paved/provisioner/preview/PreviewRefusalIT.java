package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.preview.Given.HEADS;
import static dev.paved.provisioner.preview.Given.MANIFEST;
import static dev.paved.provisioner.preview.Given.closed;
import static dev.paved.provisioner.preview.Given.environment;
import static dev.paved.provisioner.preview.Given.fork;
import static dev.paved.provisioner.preview.Given.gone;
import static dev.paved.provisioner.preview.Given.happens;
import static dev.paved.provisioner.preview.Given.is;
import static dev.paved.provisioner.preview.Given.local;
import static dev.paved.provisioner.preview.Given.opened;
import static dev.paved.provisioner.preview.Given.show;
import static dev.paved.provisioner.preview.Given.sql;
import static dev.paved.provisioner.preview.Given.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.repository.GitServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(ForgeResource.class)
class PreviewRefusalIT {

    @Test
    void fork_has_a_preview_without_secrets_while_it_has_the_label() {
        // Given
        GitRepository forge = ForgeResource.repository("acme/forked");
        String head = forge.describe("refs/pull/5/head", MANIFEST);

        // When
        happens(fork("acme/forked", 5, head, 0));

        // Then
        is("forked-pr-5", "held", head)
                .body("fork", equalTo(true))
                .body("message", containsString("once it has the label 'preview'"));
        environment("forked-pr-5").then().statusCode(404);

        // When
        happens(updated("acme/forked", 5, head, 1, "bug", "preview"));

        // Then
        is("forked-pr-5", "ready", head);
        as("ada").get("/api/previews/acme/forked/5").then().body("name", equalTo("forked-pr-5"));
        assertThat(sql("select spec::jsonb ->> 'untrusted' from environment where name = 'forked-pr-5'"))
                .isEqualTo("true");

        // When
        happens(updated("acme/forked", 5, head, 2, "bug"));

        // Then
        is("forked-pr-5", "held", head).body("environment", nullValue());
        environment("forked-pr-5").then().statusCode(404);
    }

    @Test
    void branch_of_a_forge_without_refs_of_pull_requests_is_read_too() {
        // Given
        GitRepository forge = ForgeResource.repository("acme/plain");
        String head = forge.describe(HEADS + "socks", MANIFEST);

        // When
        happens(opened("acme/plain", 1, head, 0));

        // Then
        is("plain-pr-1", "ready", head);
        assertThat(
                        sql(
                                "select coalesce(spec::jsonb ->> 'untrusted', 'false') from environment where name = 'plain-pr-1'"))
                .isEqualTo("false");
    }

    @Test
    void pull_requests_of_two_forges_that_call_their_repositories_alike_have_a_preview_each() {
        // Given
        String head = ForgeResource.repository("acme/twin").describe(HEADS + "socks", MANIFEST);
        String elsewhere = "https://gitlab.example.com/acme/twin";

        // When
        happens(opened("acme/twin", 1, head, 0), closed(elsewhere, 1, head, 1));

        // Then
        is("twin-pr-1", "ready", head).body("repository", equalTo("acme/twin"));
        await().atMost(Given.SOON)
                .untilAsserted(
                        () -> assertThat(sql("select string_agg(repository_key, ' ' order by created_at) from preview"
                                        + " where repository_key like '%acme/twin'"))
                                .isEqualTo("acme/twin gitlab.example.com/acme/twin"));
        of(elsewhere, "1").then().statusCode(200).body("repository", equalTo(elsewhere));
        of(elsewhere + ".git", "1").then().body("state", equalTo("closed"));
        of("acme/twin", "1").then().body("name", equalTo("twin-pr-1"));
        show("acme/twin/1").then().body("name", equalTo("twin-pr-1"));
    }

    @Test
    void pull_request_that_has_no_preview_is_told_with_how_to_name_one_elsewhere() {
        for (Response answer : List.of(of("acme/nothing", "1"), show("acme/nothing/1"))) {
            answer.then()
                    .statusCode(404)
                    .body("detail", equalTo("There is no preview 'acme/nothing#1'."))
                    .body("next", containsString("https://gitlab.com/acme/shop/-/merge_requests/7"));
        }
        of("acme/nothing", "x").then().statusCode(400).body("errors.pointer", equalTo(List.of("/number")));
        of(" ", "1").then().statusCode(400).body("errors.pointer", equalTo(List.of("/repository")));
    }

    private static Response of(String repository, String number) {
        return as("ada")
                .queryParam("repository", repository)
                .queryParam("number", number)
                .get("/api/previews/of");
    }

    @Test
    void merge_request_of_a_fork_is_read_where_gitlab_keeps_it() {
        // Given
        String head = ForgeResource.repository("acme/merged").describe("refs/merge-requests/4/head", MANIFEST);

        // When
        happens(fork("acme/merged", 4, head, 0), updated("acme/merged", 4, head, 1, "preview"));

        // Then
        is("merged-pr-4", "ready", head);
    }

    @Test
    void repository_on_a_host_that_nobody_named_is_never_asked() {
        try (GitServer elsewhere = new GitServer(StackResource.home().resolve("elsewhere"))) {
            // Given
            String head = elsewhere.repository("acme/lure").describe(HEADS + "socks", MANIFEST);

            // When
            happens(opened(elsewhere.url("acme/lure"), 1, head, 0));

            // Then
            is("lure-pr-1", "waiting", head)
                    .body(
                            "message",
                            allOf(
                                    containsString(elsewhere.authority() + " is not among the hosts that are asked"),
                                    containsString("It is tried again.")));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void folder_outside_of_the_platforms_repositories_is_not_read() {
        // Given
        GitRepository secret = GitRepository.create(StackResource.home().resolve("secrets/vault.git"));
        String head = secret.describe(HEADS + "socks", MANIFEST);

        // When
        happens(opened(secret.url(), 1, head, 0));

        // Then
        is("vault-pr-1", "waiting", head).body("message", containsString("only those in"));
    }

    @Test
    void nothing_is_made_before_it_is_known_whether_it_is_a_fork() {
        // Given
        GitRepository repository = local("unknown");
        String head = repository.describe(HEADS + "socks", MANIFEST);

        // When
        happens(updated(repository.url(), 1, head, 1));

        // Then
        is("unknown-pr-1", "held", head).body("message", equalTo("nobody told yet whether it comes from a fork"));
        happens(opened(repository.url(), 1, head, 0));
        is("unknown-pr-1", "ready", head);
    }

    @Test
    void repository_without_a_manifest_has_no_preview_until_a_commit_adds_one() {
        // Given
        GitRepository repository = local("bare");
        String without = repository.commit(HEADS + "socks", Map.of("README", "hello"));

        // When
        happens(opened(repository.url(), 1, without, 0));

        // Then
        is("bare-pr-1", "none", without)
                .body("message", containsString("there is no .paved/preview.yaml at " + without.substring(0, 7)));
        String with = repository.describe(HEADS + "socks", MANIFEST);
        happens(updated(repository.url(), 1, with, 1));
        is("bare-pr-1", "ready", with);
        String again = repository.commit(HEADS + "socks", Map.of("README", "hello"));
        happens(updated(repository.url(), 1, again, 2));
        is("bare-pr-1", "none", again).body("environment", nullValue());
        environment("bare-pr-1").then().statusCode(404);
    }

    @Test
    void wrong_manifest_is_told_with_its_line_and_leaves_what_is_there() {
        // Given
        GitRepository repository = local("wrong");
        String right = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, right, 0));
        is("wrong-pr-1", "ready", right);

        // When
        String wrong = repository.describe(HEADS + "socks", MANIFEST.replace("1h", "soon"));
        happens(updated(repository.url(), 1, wrong, 1));

        // Then
        is("wrong-pr-1", "failed", wrong)
                .body(
                        "message",
                        allOf(
                                containsString(
                                        ".paved/preview.yaml at " + wrong.substring(0, 7) + " is wrong: /spec/ttl"),
                                containsString("line 3"),
                                containsString("wrong-pr-1 shows " + right.substring(0, 7))))
                .body("shows", equalTo(right));
        environment("wrong-pr-1").then().body("phase", equalTo("ready"));

        // When
        String mended = repository.describe(HEADS + "socks", MANIFEST.replace("1h", "3h"));
        happens(updated(repository.url(), 1, mended, 2));

        // Then
        is("wrong-pr-1", "ready", mended).body("message", nullValue());
    }

    @Test
    void pull_request_never_makes_production() {
        // Given
        GitRepository repository = local("ambition");
        String head = repository.describe(
                HEADS + "socks",
                MANIFEST.replace("type: preview, ttl: 1h", "type: production")
                        .replace("spec:", "metadata: {name: ambition}\nspec:"));

        // When
        happens(opened(repository.url(), 1, head, 0));

        // Then
        is("ambition-pr-1", "failed", head).body("message", containsString("/spec/type must be preview"));
        assertThat(sql("select count(*) from environment where name like 'ambition%'"))
                .isEqualTo("0");
    }

    @Test
    void environment_of_a_person_is_left_alone() {
        // Given
        as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "occupied-pr-1", "type", "preview", "ttl", "1h"))
                .post("/api/environments")
                .then()
                .statusCode(202);
        GitRepository repository = local("occupied");
        String head = repository.describe(HEADS + "socks", MANIFEST.replace("1h", "2h"));

        // When
        happens(opened(repository.url(), 1, head, 0));

        // Then
        is("occupied-pr-1", "failed", head)
                .body("message", containsString("occupied-pr-1"))
                .body("environment", nullValue());
        environment("occupied-pr-1").then().body("owner", equalTo("bob")).body("generation", equalTo(1));

        // When
        happens(closed(repository.url(), 1, head, 1));

        // Then
        is("occupied-pr-1", "closed", head);
        environment("occupied-pr-1").then().statusCode(200).body("owner", equalTo("bob"));

        // When
        happens(Given.reopened(repository.url(), 1, head, 2));
        is("occupied-pr-1", "failed", head);
        as("bob").delete("/api/environments/occupied-pr-1").then().statusCode(202);

        // Then
        is("occupied-pr-1", "ready", head);
        environment("occupied-pr-1").then().body("owner", equalTo("preview"));
    }

    @Test
    void repository_that_cannot_be_read_is_tried_again() {
        // Given
        String missing = "1234567890".repeat(4);
        GitRepository repository = local("late");

        // When
        happens(opened(repository.url(), 1, missing, 0));

        // Then
        is("late-pr-1", "waiting", missing)
                .body("message", containsString("the commit 1234567 is not in " + repository.url()))
                .body("message", containsString("it is tried again"));
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(updated(repository.url(), 1, head, 1));
        is("late-pr-1", "ready", head);
    }

    @Test
    void odd_branches_have_previews() {
        // Given
        GitRepository repository = local("odd");
        String manifest = MANIFEST.replace("spec:", "metadata: {name: \"odd-${branch}\"}\nspec:");
        int number = 0;

        for (String branch : new String[] {
            "feature/🚀-lift-off", "日本語", "a'; drop table preview; --", "${sha}", "x".repeat(200), "UPPER/Case_1.0"
        }) {
            // When
            number++;
            String head = repository.describe(HEADS + "any", manifest);
            happens(new dev.paved.events.ChangeEvent.PullRequestOpened(
                    repository.url(),
                    null,
                    number,
                    "Odd",
                    branch,
                    head,
                    false,
                    Given.START,
                    null,
                    java.util.List.of()));

            // Then
            is("odd-pr-" + number, "ready", head);
            String environment = Given.show("odd-pr-" + number).path("environment");
            assertThat(environment).matches("odd-[a-z0-9-]*[a-z0-9]").hasSizeLessThanOrEqualTo(40);
            happens(closed(repository.url(), number, head, 9));
        }
    }

    @Test
    void unknown_preview_is_not_found_with_what_may_have_been_meant() {
        // Given
        GitRepository repository = local("known");
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, head, 0));
        is("known-pr-1", "ready", head);

        // Then
        Given.show("knwon-pr-1").then().statusCode(404).body("suggestions", hasItem("known-pr-1"));
        happens(closed(repository.url(), 1, head, 1));
        gone("known-pr-1");
        is("known-pr-1", "closed", head);
        as("ada").get("/api/previews?limit=500").then().body("items.name", not(hasItem("known-pr-1")));
        as("ada").get("/api/previews?all=true&limit=500").then().body("items.name", hasItem("known-pr-1"));
    }
}
