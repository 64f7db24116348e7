package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RepeatedKeyIT {

    @Test
    void repeated_key_gets_its_answer_though_the_version_is_gone() throws Exception {
        try (TestService service = TestService.create("keyed")) {
            // Given
            service.crashing("v1");
            Response first = withKey();
            ended(first);
            try (Git git = Git.open(service.repository().toFile())) {
                git.tagDelete().setTags("v1").call();
            }
            deploy("keyed", "staging", "1").then().statusCode(404);

            // When
            Response second = withKey();

            // Then
            assertThat(second.statusCode()).isEqualTo(202);
            assertThat(second.asString()).isEqualTo(first.asString());
        }
    }

    private static Response withKey() {
        return as("ada")
                .header("Idempotency-Key", "keyed-1")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "keyed", "environment", "staging", "version", "1"))
                .post("/api/deployments");
    }
}
