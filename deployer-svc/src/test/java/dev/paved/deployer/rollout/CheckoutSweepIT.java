package dev.paved.deployer.rollout;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.local.Instances;
import dev.paved.deployer.testing.DeployerClient;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.PastDeployment;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class CheckoutSweepIT {

    @Inject
    CheckoutSweep sweep;

    @Inject
    Instances instances;

    @Test
    void files_of_what_runs_stay_and_those_of_no_deployment_go() throws IOException {
        try (TestService service = TestService.create("tidy")) {
            // Given
            String commit = service.good("v1");
            succeeded(deploy("tidy", "staging", "1"));
            Path forgotten = checkout("tidy", "forgotten");

            // When
            sweep.sweep();

            // Then
            assertThat(forgotten).doesNotExist();
            assertThat(forgotten.resolveSibling(commit)).isDirectory();
        }
    }

    @Test
    void files_of_the_last_ten_good_versions_stay() throws IOException, SQLException {
        // Given
        for (int n = 1; n <= 12; n++) {
            ended("busy", "good" + n, "succeeded");
            ended("busy", "bad" + n, "failed");
        }

        // When
        sweep.sweep();

        // Then
        List<String> kept =
                IntStream.rangeClosed(3, 12).mapToObj(n -> "good" + n).toList();
        try (Stream<Path> left = Files.list(folder("busy"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(kept);
        }
    }

    @Test
    void process_without_a_record_ends_with_its_deployment() throws IOException {
        // Given
        ProcessBuilder build = new ProcessBuilder("sleep", "600");
        build.environment().put("PAVED_DEPLOYMENT", "orphaned");
        Process orphan = build.start();

        // When
        instances.stop("orphaned");

        // Then
        await().atMost(DeployerClient.SOON).until(() -> !orphan.isAlive());
    }

    private static void ended(String service, String commit, String phase) throws IOException, SQLException {
        checkout(service, commit);
        new PastDeployment(service + "-" + commit, service, commit, phase).insert();
    }

    private static Path checkout(String service, String commit) throws IOException {
        return Files.createDirectories(folder(service).resolve(commit));
    }

    private static Path folder(String service) {
        return StackResource.home().resolve("deployments/checkouts").resolve(service);
    }
}
