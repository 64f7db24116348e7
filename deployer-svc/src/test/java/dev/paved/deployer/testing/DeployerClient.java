package dev.paved.deployer.testing;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.Stream;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a user does with the deployer. */
public final class DeployerClient {

    /** Long enough for a program to be compiled and started on a busy machine. */
    public static final Duration SOON = Duration.ofSeconds(90);

    private DeployerClient() {}

    /** Asks for a deployment. */
    public static Response deploy(String service, String environment, String version) {
        return post("/api/deployments", Map.of("service", service, "environment", environment, "version", version));
    }

    /** Asks for a rollback to the last good version. */
    public static Response rollback(String service, String environment) {
        return post("/api/deployments/rollback", Map.of("service", service, "environment", environment));
    }

    /** Asks, as {@code caller}, for the rollout that goes on to be cancelled. */
    public static Response cancel(String caller, String service, String environment) {
        return as(caller)
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", environment))
                .post("/api/deployments/cancel");
    }

    /** Lets, as {@code caller}, the rollout go on that waits. */
    public static Response resume(String caller, String service, String environment) {
        return as(caller)
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", environment))
                .post("/api/deployments/resume");
    }

    /** Waits until the rollout that goes on is in {@code step} and waits for somebody; the answer says why. */
    public static String held(String service, String environment, int step) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
            JsonPath status = status(service, environment);
            return status.getString("inProgress.progress.held") != null
                    && status.getInt("inProgress.progress.step") == step;
        });
        return status(service, environment).getString("inProgress.progress.held");
    }

    /** Waits until the rollout of an accepted request is in {@code phase}; the answer is its deployment's id. */
    public static String reached(Response accepted, String phase) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("subject").substring("deployment/".length());
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> as("ada").get("/api/deployments/" + id).jsonPath().getString("phase"), phase::equals);
        return id;
    }

    /** Sends {@code body} to {@code path}. */
    public static Response post(String path, Object body) {
        return as("ada").contentType(ContentType.JSON).body(body).post(path);
    }

    /** The operation of an accepted request, when it has ended. */
    public static JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String operation = accepted.header("Location");
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> as("ada").get(operation).jsonPath().getString("status"),
                        status -> status.equals("succeeded") || status.equals("failed"));
        return as("ada").get(operation).jsonPath();
    }

    /** The operation of an accepted request, which must succeed. */
    public static JsonPath succeeded(Response accepted) {
        JsonPath operation = ended(accepted);
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        return operation;
    }

    /** What of {@code service} runs in {@code environment}. */
    public static JsonPath status(String service, String environment) {
        return as("ada")
                .get("/api/deployments/status/" + service + "?environment=" + environment)
                .jsonPath()
                .setRootPath("items[0]");
    }

    /** What was published of {@code deployment}, in order; what came twice, as after a death, counts once, by its id. */
    public static List<DeploymentEvent> eventsOf(String deployment) {
        Map<UUID, DeploymentEvent> events = new LinkedHashMap<>();
        for (EventEnvelope envelope : Stream.events()) {
            if (envelope.event() instanceof DeploymentEvent event
                    && event.deployment().equals(deployment)) {
                events.putIfAbsent(envelope.id(), event);
            }
        }
        return List.copyOf(events.values());
    }
}
