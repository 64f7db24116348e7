package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services on a real API server have their secrets and their database's address, and roll when those are others. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class SecretsOnKubernetesKT {

    private static final String CANARY = "cAnArY-77c1a04be2d9-swordfish";

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @AfterEach
    void noSecretsAreLeft() {
        for (String name : new String[] {"KEY", "OTHER", "DATABASE_URL"}) {
            Api.delete(Cluster.SERVICE, name, Map.of("purge", true));
        }
    }

    @Test
    void service_rolls_exactly_when_what_it_is_given_is_another() {
        // Given
        set("KEY", null, "for all");
        set("OTHER", null, "other");
        Api.post("/api/environments", Map.of("name", "sk-roll", "type", "preview"))
                .then()
                .statusCode(202);
        set("KEY", "sk-roll", "for this one");
        Cluster cluster = Cluster.made("sk-roll", "");
        cluster.awaitGiven(Map.of("KEY", "for this one", "OTHER", "other"));
        long generation = cluster.workload().getMetadata().getGeneration();
        String name = cluster.secrets().getFirst();
        assertThat(cluster.readings()).as("what is for all is not read").isEqualTo(2);

        // When: the same again
        set("OTHER", null, "other");
        await().atMost(Cluster.SOON).until(() -> cluster.readings() == 4 && cluster.settled());

        // Then
        assertThat(cluster.workload().getMetadata().getGeneration()).isEqualTo(generation);
        assertThat(cluster.secrets()).containsExactly(name);

        // When: another value
        set("OTHER", null, "new");

        // Then
        cluster.awaitGiven(Map.of("KEY", "for this one", "OTHER", "new"));
        assertThat(cluster.secrets()).doesNotContain(name);
        assertThat(cluster.workload().getMetadata().getGeneration()).isEqualTo(generation + 1);
        assertThat(Api.events("secret/sk-api/OTHER", 6))
                .contains(new SecretAccessed("sk-api", "OTHER", null, 3, "environment sk-roll"));

        // When: rotated, deleted, restored
        Api.delete(Cluster.SERVICE, "KEY", Map.of("environment", "sk-roll"))
                .then()
                .statusCode(200);
        cluster.awaitGiven(Map.of("KEY", "for all", "OTHER", "new"));
        Api.act(Cluster.SERVICE, "KEY", "restore", Map.of("environment", "sk-roll"));
        cluster.awaitGiven(Map.of("KEY", "for this one", "OTHER", "new"));
        Api.delete(Cluster.SERVICE, "OTHER", Map.of()).then().statusCode(200);
        cluster.awaitGiven(Map.of("KEY", "for this one"));

        // When: all of them deleted
        int before = cluster.readings();
        Api.delete(Cluster.SERVICE, "KEY", Map.of("environment", "sk-roll"));
        Api.delete(Cluster.SERVICE, "KEY", Map.of()).then().statusCode(200);

        // Then
        cluster.awaitGiven(Map.of());
        assertThat(cluster.readings()).isBetween(before, before + 1);
        destroyed("sk-roll");
    }

    @Test
    void databases_address_is_given_unless_the_environment_has_a_secret_of_that_name() {
        // Given
        set("DATABASE_URL", null, "postgresql://of-all-environments");

        // When
        Cluster cluster = Cluster.made("sk-data", "{type: postgres}");

        // Then
        await().atMost(Cluster.SOON)
                .untilAsserted(() ->
                        assertThat(cluster.variables().get("DATABASE_URL")).startsWith("postgresql://shared_sk_data_"));
        set("DATABASE_URL", "sk-data", "postgresql://chosen");
        cluster.awaitGiven(Map.of("DATABASE_URL", "postgresql://chosen"));
        Api.delete(Cluster.SERVICE, "DATABASE_URL", Map.of("environment", "sk-data", "purge", true));
        await().atMost(Cluster.SOON)
                .until(() -> cluster.variables().get("DATABASE_URL").startsWith("postgresql://sh"));
        as("ada")
                .contentType("application/json")
                .body(Map.of("service", Cluster.SERVICE, "environment", "sk-data"))
                .post("/api/databases")
                .then()
                .statusCode(202);
        await().atMost(Cluster.SOON)
                .untilAsserted(() ->
                        assertThat(cluster.variables().get("DATABASE_URL")).startsWith("postgresql://sk_api_sk_data_"));
        destroyed("sk-data");
    }

    @Test
    void untrusted_environment_has_its_databases_address_and_no_secrets() throws Exception {
        // Given
        set("KEY", null, "nothing for forks");
        Cluster cluster = Cluster.made("sk-fork", "");
        cluster.awaitGiven(Map.of("KEY", "nothing for forks"));

        // When
        Api.sql("""
                update environment set spec = jsonb_set(cast(spec as jsonb), '{untrusted}', 'true')
                 where name = 'sk-fork'""");

        // Then
        cluster.awaitGiven(Map.of());
        cluster.show().then().body("conditions.find { it.type == 'SecretsSynced' }.reason", equalTo("Withheld"));
        destroyed("sk-fork");
    }

    @Test
    void look_alike_of_a_secret_is_told_and_left_alone() {
        // Given
        set("KEY", null, "one");
        Cluster cluster = Cluster.made("sk-alike", "");
        cluster.awaitGiven(Map.of("KEY", "one"));
        String name = cluster.secrets().getFirst();
        set("KEY", null, "two");
        cluster.awaitGiven(Map.of("KEY", "two"));
        Secret alike = ClusterResource.cluster()
                .admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(cluster.namespace())
                        .endMetadata()
                        .addToStringData("KEY", "somebody's")
                        .build())
                .create();

        // When
        set("KEY", null, "one");

        // Then
        await().atMost(Cluster.SOON)
                .untilAsserted(() -> cluster.show()
                        .then()
                        .body("phase", equalTo("ready"))
                        .body("conditions.find { it.type == 'SecretsSynced' }.status", equalTo("False"))
                        .body("conditions.find { it.type == 'SecretsSynced' }.reason", equalTo("Occupied"))
                        .body(
                                "conditions.find { it.type == 'SecretsSynced' }.message",
                                containsString("a secret " + name)));
        assertThat(cluster.variables()).isEqualTo(Map.of("KEY", "two"));
        assertThat(ClusterResource.cluster().admin().resource(alike).get()).isEqualTo(alike);
        ClusterResource.cluster().admin().resource(alike).delete();
        cluster.awaitGiven(Map.of("KEY", "one"));
        assertThat(cluster.readings()).as("each version once").isEqualTo(3);
        destroyed("sk-alike");
    }

    @Test
    void instance_that_died_before_it_noted_what_it_made_leaves_nothing_and_rolls_nothing() throws Exception {
        // Given
        set("KEY", null, "value");
        Cluster cluster = Cluster.made("sk-crash", "");
        cluster.awaitGiven(Map.of("KEY", "value"));
        String name = cluster.secrets().getFirst();

        // When
        Api.sql("update environment set entrusted = null, entrusted_revision = '' where name = 'sk-crash'");

        // Then
        await().atMost(Cluster.SOON).until(() -> cluster.readings() == 2 && cluster.settled());
        cluster.awaitGiven(Map.of("KEY", "value"));
        assertThat(cluster.secrets()).containsExactly(name);
        assertThat(cluster.workload().getMetadata().getGeneration()).isEqualTo(1);
        destroyed("sk-crash");
    }

    @Test
    void value_is_in_no_topic_no_table_no_log_no_file_and_no_answer_once_a_service_has_it() throws Exception {
        // Given
        try (Logs logs = Logs.capture()) {
            set("KEY", null, CANARY);

            // When
            Cluster cluster = Cluster.made("sk-canary", "");
            cluster.awaitGiven(Map.of("KEY", CANARY));
            String shown = cluster.show().asString();
            String receipt = destroyed("sk-canary");
            Api.published();

            // Then
            assertThat(receipt).contains("secret " + cluster.namespace() + "/" + Cluster.SERVICE + "-");
            Traces canary = Traces.of(CANARY);
            assertThat(canary.in(logs.text())).as("logs").isEmpty();
            assertThat(canary.in(shown + receipt)).as("answers").isEmpty();
            assertThat(canary.inTopics()).as("topics").isEmpty();
            assertThat(canary.inTables("provisioner")).as("tables").isEmpty();
            assertThat(canary.inFiles(StackResource.home())).as("files").isEmpty();
        }
    }

    private static void set(String name, String environment, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("service", Cluster.SERVICE, "name", name, "value", value));
        if (environment != null) {
            body.put("environment", environment);
        }
        Response answer = Api.set(body);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    /** The operation once it is done, with the receipt. */
    private static String destroyed(String environment) {
        String location = as("ada").delete("/api/environments/" + environment).header("Location");
        await().atMost(Cluster.SOON)
                .until(() -> "succeeded".equals(as("ada").get(location).path("status")));
        as("ada").get(location).then().body("result.removed", hasItem(containsString("namespace ")));
        return as("ada").get(location).asString();
    }
}
