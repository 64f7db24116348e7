package dev.paved.integrations.github.out;

import static dev.paved.events.EnvironmentType.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.kit.testing.ServiceProcess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dies between what GitHub did and writing that down. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class TellCrashIT {

    private static final String DEPLOYMENTS = "/repos/acme/mortal-shop/deployments";

    @Test
    void death_after_a_request_leads_to_one_deployment_with_one_status(@TempDir Path home) throws Exception {
        // Given: by its other name, this machine is another GitHub than the one of the service in this process
        try (StandInGithub github = new StandInGithub()) {
            String url = github.url().replace("127.0.0.1", "localhost");
            try (ServiceProcess service = new ServiceProcess("integrations_crash", home, settings(url))) {
                service.dieAt("after-github-made");
                service.start();
                Published.service("mortal-shop", url + "/acme/mortal-shop.git");

                // When
                new Happening("mortal-shop").started("mortal-1", "staging", STAGING);
                service.awaitDeath();
                assertThat(github.made(DEPLOYMENTS)).hasSize(1);
                service.dieAt("after-github-told");
                service.start();
                service.awaitDeath();
                int told = github.requests().size();
                service.start();

                // Then
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> github.requests().size() > told);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> github.requests().stream()
                                .anyMatch(each -> each.method().equals("GET")
                                        && each.path().endsWith("/statuses")));
            }
            assertThat(github.made(DEPLOYMENTS)).hasSize(1);
            String statuses =
                    DEPLOYMENTS + "/" + github.made(DEPLOYMENTS).getFirst().path("id") + "/statuses";
            assertThat(github.made(statuses, "state")).isEqualTo(List.of("in_progress"));
        }
    }

    private static Map<String, String> settings(String url) {
        return Map.of(
                "PAVED_INTEGRATIONS_GITHUB_TELL",
                "deployments",
                "PAVED_INTEGRATIONS_GITHUB_URL",
                url,
                // No environment variable can name a host with a port.
                "JAVA_TOOL_OPTIONS",
                "'-Dpaved.git.tokens.\"" + URI.create(url).getAuthority() + "\"=" + StandInGithub.TOKEN + "'",
                // What the service in this process publishes is enough.
                "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_GROUP_ID",
                "integrations-crash-cdevents",
                "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_AUTO_OFFSET_RESET",
                "latest");
    }
}
