package dev.paved.deployer.gitops;

import static dev.paved.deployer.gitops.Followed.committed;
import static dev.paved.deployer.gitops.Followed.content;
import static dev.paved.deployer.gitops.Followed.file;
import static dev.paved.deployer.gitops.Followed.follow;
import static dev.paved.deployer.gitops.Followed.healthy;
import static dev.paved.deployer.gitops.Followed.kustomization;
import static dev.paved.deployer.gitops.Followed.says;
import static dev.paved.deployer.gitops.Followed.service;
import static dev.paved.deployer.gitops.Followed.subjects;
import static dev.paved.deployer.gitops.Followed.tells;
import static dev.paved.deployer.gitops.Followed.withoutApplication;
import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deployments through a real repository and a real API server, on which the test plays Argo CD. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ArgoCdResource.class, restrictToAnnotatedClass = true)
class GitOpsKT {

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void version_is_committed_followed_and_rolled_back_by_a_commit() {
        try (TestService service = service("argo-orders")) {
            // Given
            Response accepted = deploy(service.name(), "staging", "1");
            String first = committed("argo-orders", "1");
            await().atMost(SOON)
                    .until(
                            () -> ArgoCdResource.argo().annotations("staging-argo-orders"),
                            it -> "normal".equals(it.get("argocd.argoproj.io/refresh")));
            says("argo-orders", Statuses.at(first, "OutOfSync", "Healthy").synced(first, "Running", "applying"));
            tells(accepted, "Argo CD syncs the Application staging-argo-orders: applying");
            says("argo-orders", Statuses.at(first, "Synced", "Progressing").synced(first, "Succeeded", "synced"));
            tells(accepted, "The Application staging-argo-orders is progressing");
            healthy("argo-orders", first);
            JsonPath one = succeeded(accepted);
            follow("argo-orders", "2");

            // When
            Response back = rollback("argo-orders", "staging");
            healthy("argo-orders", committed("argo-orders", "1"));
            succeeded(back);

            // Then
            assertThat(one.getString("result.url")).isEqualTo("https://argo-orders.staging.example.com");
            assertThat(subjects("argo-orders"))
                    .containsExactly(
                            "Deploy argo-orders 1 to staging",
                            "Deploy argo-orders 2 to staging",
                            "Deploy argo-orders 1 to staging",
                            "Change " + file("argo-orders"));
            JsonPath status = status("argo-orders", "staging");
            assertThat(status.getString("version")).isEqualTo("1");
            await().atMost(SOON).until(() -> status("argo-orders", "staging").getString("health"), "healthy"::equals);
        }
    }

    @Test
    void failed_sync_is_told_and_taken_back() {
        try (TestService service = service("argo-denied")) {
            // Given
            follow(service.name(), "1");
            String before = content("argo-denied");
            Response accepted = deploy("argo-denied", "staging", "2");
            String commit = committed("argo-denied", "2");

            // When
            says(
                    "argo-denied",
                    Statuses.at(commit, "OutOfSync", "Healthy")
                            .synced(commit, "Failed", "one or more objects failed to apply"));

            // Then
            JsonPath operation = ended(accepted);
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason"))
                    .startsWith(
                            "Argo CD could not sync the Application staging-argo-denied: one or more objects failed")
                    .contains("Deployment hello: admission webhook \"policy\" denied the request: no limits")
                    .endsWith("1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(content("argo-denied")).isEqualTo(before);
            assertThat(subjects("argo-denied")).startsWith("Take argo-denied 2 back from staging");
        }
    }

    @Test
    void degraded_version_is_taken_back_and_what_was_wrong_before_is_not_held_against_it() {
        try (TestService service = service("argo-ill")) {
            // Given
            follow(service.name(), "1");
            String old = ArgoCdResource.environments().log().getFirst().name();
            says("argo-ill", Statuses.at(old, "Synced", "Degraded").condition("ComparisonError", "of before"));
            Response accepted = deploy("argo-ill", "staging", "2");
            String commit = committed("argo-ill", "2");
            tells(accepted, "ComparisonError of the Application staging-argo-ill: of before");

            // When
            says(
                    "argo-ill",
                    Statuses.at(commit, "Synced", "Degraded")
                            .synced(commit, "Succeeded", "synced")
                            .saying("Deployment \"argo-ill\" exceeded its progress deadline"));

            // Then
            assertThat(ended(accepted).getString("error.reason"))
                    .isEqualTo(
                            "The Application staging-argo-ill is degraded: Deployment \"argo-ill\" exceeded its progress"
                                    + " deadline. 1 serves again.");
        }
    }

    @Test
    void application_that_is_not_there_is_waited_for_before_anything_is_committed() {
        try (TestService service = withoutApplication("argo-late")) {
            // Given
            Response accepted = deploy(service.name(), "staging", "1");
            tells(accepted, "There is no Application staging-argo-late in the namespace");
            assertThat(subjects("argo-late")).containsExactly("Change " + file("argo-late"));

            // When
            ArgoCdResource.argo().make("argo-late", "staging");
            healthy("argo-late", committed("argo-late", "1"));

            // Then
            succeeded(accepted);
        }
    }

    @Test
    void cancelled_version_is_taken_back() {
        try (TestService service = service("argo-cancel")) {
            // Given
            follow(service.name(), "1");
            Response accepted = deploy("argo-cancel", "staging", "2");
            committed("argo-cancel", "2");

            // When
            cancel("bob", "argo-cancel", "staging");

            // Then
            assertThat(ended(accepted).getString("error.reason")).startsWith("Cancelled by bob.");
            assertThat(content("argo-cancel")).contains("newTag: \"1\"");
            assertThat(subjects("argo-cancel")).startsWith("Take argo-cancel 2 back from staging");
        }
    }

    @Test
    void what_others_commit_is_told_and_left() {
        try (TestService service = service("argo-drift")) {
            // Given
            follow(service.name(), "1");

            // When
            ArgoCdResource.environments().commit(file("argo-drift"), kustomization("argo-drift", "9"));

            // Then
            await().atMost(SOON)
                    .until(
                            () -> String.valueOf(status("argo-drift", "staging").getString("message")),
                            it -> it.contains("bob has committed registry.example.com/argo-drift:9 in "));
            assertThat(content("argo-drift")).isEqualTo(kustomization("argo-drift", "9"));
        }
    }

    @Test
    void other_image_that_is_committed_meanwhile_ends_the_rollout_and_stays() {
        try (TestService service = service("argo-raced")) {
            // Given
            Response accepted = deploy(service.name(), "staging", "1");
            committed("argo-raced", "1");
            String other = ArgoCdResource.environments().commit(file("argo-raced"), kustomization("argo-raced", "9"));

            // When
            healthy("argo-raced", other);

            // Then
            assertThat(ended(accepted).getString("error.reason"))
                    .startsWith("bob has committed registry.example.com/argo-raced:9 in " + other.substring(0, 7)
                            + " instead");
            assertThat(content("argo-raced")).isEqualTo(kustomization("argo-raced", "9"));
        }
    }

    @Test
    void folder_that_is_not_there_ends_the_rollout_before_anything_is_done() {
        try (TestService service = TestService.create("argo-nowhere")) {
            // Given
            service.commit("v1", Map.of("platform.yaml", "run: [app]\n"));

            // When
            JsonPath operation = ended(deploy("argo-nowhere", "staging", "1"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .isEqualTo(
                            "There is no folder environments/staging/argo-nowhere in the environment repository. Add the"
                                    + " manifests of argo-nowhere there.");
        }
    }

    @Test
    void wrong_declaration_ends_the_rollout_before_anything_is_committed() {
        try (TestService service = service("argo-declared")) {
            // Given
            service.commit("v3", Map.of("platform.yaml", "migration: V12\n"));

            // When
            JsonPath operation = ended(deploy("argo-declared", "staging", "3"));

            // Then
            assertThat(operation.getString("error.reason")).contains("`migration` must say its name");
            assertThat(subjects("argo-declared")).containsExactly("Change " + file("argo-declared"));
        }
    }

    @Test
    void rollback_needs_nothing_of_the_services_own_repository() throws IOException {
        try (TestService service = service("argo-lost")) {
            // Given
            follow(service.name(), "1");
            follow(service.name(), "2");
            Path repository = service.repository();
            Files.move(repository, repository.resolveSibling("elsewhere"));

            // When
            Response back = rollback("argo-lost", "staging");
            healthy("argo-lost", committed("argo-lost", "1"));

            // Then
            succeeded(back);
            Files.move(repository.resolveSibling("elsewhere"), repository);
        }
    }

    @Test
    void api_server_that_is_gone_for_a_while_ends_nothing() {
        try (TestService service = service("argo-outage")) {
            // Given
            Response accepted = deploy(service.name(), "staging", "1");
            String commit = committed("argo-outage", "1");
            ArgoCdResource.gate().shut();
            tells(accepted, "Look whether the API server is up; it is tried again.");

            // When
            ArgoCdResource.gate().open();
            healthy("argo-outage", commit);

            // Then
            succeeded(accepted);
        }
    }
}
