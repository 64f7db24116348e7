package dev.paved.deployer.gitops;

import static dev.paved.deployer.gitops.Followed.committed;
import static dev.paved.deployer.gitops.Followed.healthy;
import static dev.paved.deployer.gitops.Followed.service;
import static dev.paved.deployer.gitops.Followed.subjects;
import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deployer that dies between its push and writing down that it has pushed. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ArgoCdResource.class, restrictToAnnotatedClass = true)
class GitOpsCrashKT {

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void death_after_the_push_leads_to_one_commit_and_one_success() throws Exception {
        var home = StackResource.home().resolve("gitops-crash-home");
        try (TestService service = service("argo-survivor");
                DeployerProcess deployer =
                        DeployerProcess.begin("deployer_gitops", home, ArgoCdResource.environment())) {
            // Given
            deployer.dieAt("after-push");

            // When
            String operation = as("ada")
                    .contentType(ContentType.JSON)
                    .body(Map.of("service", service.name(), "environment", "staging", "version", "1"))
                    .post(deployer.at("/api/deployments"))
                    .header("Location");
            deployer.awaitDeath();
            String commit = committed("argo-survivor", "1");
            deployer.start();
            healthy("argo-survivor", commit);

            // Then
            await().atMost(SOON)
                    .until(() -> as("ada").get(deployer.at(operation)).path("status"), "succeeded"::equals);
            assertThat(subjects("argo-survivor"))
                    .filteredOn(it -> it.startsWith("Deploy"))
                    .hasSize(1);
        }
    }
}
