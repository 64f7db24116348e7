package dev.paved.deployer.target;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakeRouter;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Patience;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class StrayProgramIT {

    private static final FakeRouter ROUTER = FakePlatform.router();

    @Inject
    TargetReconciler reconciler;

    @Inject
    Transactions transactions;

    @AfterEach
    void mendRouter() {
        ROUTER.refuse(false);
    }

    @Test
    void program_of_a_failed_first_rollout_is_pending_until_it_is_ended() {
        try (TestService service = TestService.create("stray")) {
            // Given
            service.good("v1");
            ROUTER.refuse(true);
            Response accepted = deploy("stray", "staging", "1");
            Patience.runsOut("stray", "healthy");
            String id = ended(accepted).getString("subject").substring("deployment/".length());

            // When
            List<String> pending = transactions.run(reconciler::pending);

            // Then
            assertThat(LeftOvers.of(id)).hasSize(1);
            assertThat(pending).contains("staging/stray");
            ROUTER.refuse(false);
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            await().atMost(SOON)
                    .until(() -> !transactions.run(reconciler::pending).contains("staging/stray"));
        }
    }
}
