package dev.paved.provisioner.drift;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drift from the change by hand to its end, by each choice, on a real API server. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class DriftLifeKT {

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String IMAGE = "spec.template.spec.containers[app].image";

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void change_by_hand_is_told_within_seconds_and_reverted_on_request() {
        // Given
        ready("drift-revert");

        // When
        edit(
                "drift-revert",
                "kubectl-set",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"myorg/api:by-hand\"}]}}}}");

        // Then
        drifts("drift-revert", 1)
                .body("items[0].resource", equalTo("deployment/api"))
                .body("items[0].field", equalTo(IMAGE))
                .body("items[0].desired", equalTo("myorg/api:1.0.0"))
                .body("items[0].actual", equalTo("myorg/api:by-hand"))
                .body("items[0].changedBy", equalTo("kubectl-set"))
                .body("items[0].state", equalTo("open"));
        assertThat(detected("drift-revert", 1)).singleElement().satisfies(event -> {
            assertThat(event.field()).isEqualTo(IMAGE);
            assertThat(event.changedBy()).isEqualTo("kubectl-set");
        });
        as("ada")
                .get("/api/environments/drift-revert")
                .then()
                .body("conditions.find { it.type == 'Ready' }.status", equalTo("True"))
                .body("conditions.find { it.type == 'InSync' }.reason", equalTo("Drifted"))
                .body(
                        "conditions.find { it.type == 'InSync' }.message",
                        equalTo("1 field is not as declared; see them with: platform env drift drift-revert"));
        succeeded(choose("drift-revert", "revert", Map.of()));
        drifts("drift-revert", 0);
        as("ada")
                .get("/api/environments/drift-revert")
                .then()
                .body("conditions.find { it.type == 'InSync' }.status", equalTo("True"));
        assertThat(image("drift-revert")).isEqualTo("myorg/api:1.0.0");
        assertThat(resolved("drift-revert", 1)).containsExactly("reverted");
        destroyed("drift-revert");
    }

    @Test
    void change_that_is_undone_by_hand_ends_by_itself() {
        // Given
        ready("drift-undone");
        edit("drift-undone", "kubectl-scale", "{\"spec\":{\"replicas\":2}}");
        drifts("drift-undone", 1);

        // When
        edit("drift-undone", "kubectl-scale", "{\"spec\":{\"replicas\":1}}");

        // Then
        drifts("drift-undone", 0);
        assertThat(resolved("drift-undone", 1)).containsExactly("reverted");
        destroyed("drift-undone");
    }

    @Test
    void adopted_values_are_what_is_wanted_from_then_on() {
        // Given
        ready("drift-adopt");
        edit("drift-adopt", "kubectl-scale", "{\"spec\":{\"replicas\":2}}");
        edit("drift-adopt", "kubectl-label", "{\"metadata\":{\"labels\":{\"paved.dev/environment\":\"mine\"}}}");
        drifts("drift-adopt", 2);

        // When
        choose("drift-adopt", "adopt", Map.of())
                .then()
                .statusCode(422)
                .body("detail", containsString("a manifest can say the image, the replicas"));
        Response adopted =
                choose("drift-adopt", "adopt", Map.of("resource", "deployment/api", "field", "spec.replicas"));

        // Then
        succeeded(adopted);
        drifts("drift-adopt", 1);
        as("ada")
                .get("/api/environments/drift-adopt")
                .then()
                .body("phase", equalTo("ready"))
                .body("generation", equalTo(2))
                .body("observedGeneration", equalTo(2));
        assertThat(resolved("drift-adopt", 1)).containsExactly("adopted");

        // When
        edit("drift-adopt", "kubectl-scale", "{\"spec\":{\"replicas\":9}}");
        await().atMost(SOON).untilAsserted(() -> drifts("drift-adopt", 2));

        // Then
        choose("drift-adopt", "adopt", Map.of("resource", "deployment/api", "field", "spec.replicas"))
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("3"));
        destroyed("drift-adopt");
    }

    @Test
    void accepted_drift_is_told_again_when_its_time_is_up() {
        // Given
        ready("drift-accept");
        cluster()
                .admin()
                .services()
                .inNamespace(namespace("drift-accept"))
                .withName("api")
                .delete();
        drifts("drift-accept", 1)
                .body("items[0].resource", equalTo("service/api"))
                .body("items[0].field", equalTo(""));

        // When
        choose("drift-accept", "accept", Map.of("until", "3s", "reason", "it is not called yet"))
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("accepted"));

        // Then
        assertThat(resolved("drift-accept", 1)).containsExactly("accepted");
        assertThat(detected("drift-accept", 2)).hasSize(2);
        drifts("drift-accept", 1).body("items[0].state", equalTo("open"));
        choose("drift-accept", "accept", Map.of("until", "yesterday", "reason", "x"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"));
        choose("drift-accept", "revert", Map.of("resource", "service/apo"))
                .then()
                .statusCode(404)
                .body("suggestions[0]", startsWith("service/api"));
        succeeded(choose("drift-accept", "revert", Map.of("resource", "service/api")));
        drifts("drift-accept", 0);
        destroyed("drift-accept");
    }

    private static TestCluster cluster() {
        return ClusterResource.cluster();
    }

    private static String namespace(String name) {
        return cluster().prefix() + name;
    }

    private static void edit(String name, String manager, String change) {
        cluster()
                .admin()
                .apps()
                .deployments()
                .inNamespace(namespace(name))
                .withName("api")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.STRATEGIC_MERGE)
                                .withFieldManager(manager)
                                .build(),
                        change);
    }

    private static String image(String name) {
        return cluster()
                .admin()
                .apps()
                .deployments()
                .inNamespace(namespace(name))
                .withName("api")
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private static void ready(String name) {
        Response accepted = as("ada")
                .contentType(ContentType.JSON)
                .body("""
                {"apiVersion": "platform.myorg.com/v1", "kind": "Environment", "metadata": {"name": "%s"},
                 "spec": {"type": "preview", "services": [{"name": "api", "image": "myorg/api:1.0.0"}]}}""".formatted(name))
                .post("/api/environments");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        succeeded(accepted);
        await().atMost(READY) // Until then what is missing is made again.
                .untilAsserted(() -> as("ada")
                        .get("/api/environments/" + name)
                        .then()
                        .body("conditions.find { it.type == 'SecretsSynced' }.status", equalTo("True")));
        drifts(name, 0);
    }

    private static void destroyed(String name) {
        as("ada").delete("/api/environments/" + name).then().statusCode(202);
    }

    private static void succeeded(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        await().atMost(READY)
                .untilAsserted(
                        () -> as("ada").get(accepted.header("Location")).then().body("status", equalTo("succeeded")));
    }

    private static Response choose(String name, String action, Map<String, String> body) {
        return as("bob")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/environments/" + name + "/drift/" + action);
    }

    private static ValidatableResponse drifts(String name, int count) {
        String path = "/api/environments/" + name + "/drift";
        await().atMost(SOON)
                .untilAsserted(() -> as("ada").get(path).then().statusCode(200).body("items", hasSize(count)));
        return as("ada").get(path).then();
    }

    private static List<DriftDetected> detected(String name, int count) {
        return events(name, DriftDetected.class, count);
    }

    private static List<String> resolved(String name, int count) {
        return events(name, DriftResolved.class, count).stream()
                .map(DriftResolved::resolution)
                .toList();
    }

    private static <T> List<T> events(String name, Class<T> type, int count) {
        await().atMost(SOON).until(() -> all(name, type).size() >= count);
        return all(name, type);
    }

    private static <T> List<T> all(String name, Class<T> type) {
        return Stream.events().stream()
                .filter(event -> event.subject().equals("environment/" + name) && type.isInstance(event.event()))
                .map(event -> type.cast(event.event()))
                .toList();
    }
}
