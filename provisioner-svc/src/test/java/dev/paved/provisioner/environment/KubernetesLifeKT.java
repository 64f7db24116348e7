package dev.paved.provisioner.environment;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.environment.Api.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of environments on a real API server, from the request to the proof that nothing is left. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesLifeKT {

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @BeforeEach
    void standingEnvironmentsAreReady() {
        for (String name : Set.of("staging", "production")) {
            await().atMost(SOON).until(() -> Api.show(name).path("phase").equals("ready"));
        }
    }

    @Test
    void whole_life_leaves_the_cluster_as_it_was() throws Exception {
        // Given
        Set<String> before = ClusterResource.cluster().everything();

        // When
        Response accepted = request("life", "myorg/api:1.0.0", "myorg/frontend:1.0.0");

        // Then
        Api.operation(accepted.header("Location"), "succeeded");
        Api.show("life")
                .then()
                .body("phase", equalTo("ready"))
                .body("target", equalTo("kubernetes"))
                .body("generation", equalTo(1))
                .body("observedGeneration", equalTo(1))
                .body("url", equalTo("http://api.life.apps.example.com"))
                .body("services.name", hasItems("api", "frontend"))
                .body("services.ready", everyItem(equalTo(true)))
                .body("services.url", hasItem("http://frontend.life.apps.example.com"))
                .body("conditions.find { it.type == 'Ready' }.status", equalTo("True"))
                .body("conditions.find { it.type == 'ServicesAvailable' }.message", equalTo("2 of 2 available"));
        String namespace = ClusterResource.cluster().prefix() + "life";
        assertThat(Api.sql("select identity from environment where name = 'life'"))
                .isEqualTo(ClusterResource.cluster()
                        .admin()
                        .namespaces()
                        .withName(namespace)
                        .get()
                        .getMetadata()
                        .getUid());
        Api.operation(Api.destroy("life").header("Location"), "succeeded")
                .body(
                        "result.removed",
                        hasItems(
                                "namespace " + namespace,
                                "deployment " + namespace + "/api",
                                "ingress " + namespace + "/frontend",
                                "networkpolicy " + namespace + "/default-deny"))
                .body("result.left.size()", equalTo(0));
        assertThat(ClusterResource.cluster().everything()).isEqualTo(before);
        assertThat(Api.kinds("life", 3)).containsExactly("Requested", "Ready", "Destroyed");
    }

    @Test
    void whole_life_of_a_preview_with_a_seeded_database_and_a_secret_leaves_nothing() throws Exception {
        // Given
        as("ada")
                .contentType("application/json")
                .body(Map.of("service", "life-api", "name", "API_KEY", "value", "whole-life-value"))
                .post("/api/secrets")
                .then()
                .statusCode(201);
        Set<String> objects = ClusterResource.cluster().everything();
        String databases = databases();

        // When
        Response accepted = as("ada")
                .contentType("application/json")
                .body(Map.of(
                        "manifest",
                        """
                apiVersion: platform.myorg.com/v1
                kind: Environment
                metadata: {name: whole-life}
                spec:
                  type: preview
                  services:
                    - {name: life-api, image: "myorg/api:1.0.0"}
                    - {name: life-web, image: "myorg/frontend:1.0.0"}
                  databases:
                    - {type: postgres, seed: demo.sql}
                """,
                        "files",
                        Map.of("demo.sql", "create table note (text text); insert into note values ('made up');")))
                .put("/api/environments");

        // Then
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        Api.operation(accepted.header("Location"), "succeeded");
        assertThat(given("whole-life", "life-api")).containsOnlyKeys("API_KEY", "DATABASE_URL");
        assertThat(given("whole-life", "life-web")).containsOnlyKeys("DATABASE_URL");
        String url = given("whole-life", "life-web").get("DATABASE_URL");
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + url.replaceFirst("//([^:]+):([^@]+)@", "//"), credentials(url));
                var rows = connection.createStatement().executeQuery("select text from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("made up");
        }
        Api.operation(Api.destroy("whole-life").header("Location"), "succeeded").body("result.left.size()", equalTo(0));
        assertThat(ClusterResource.cluster().everything()).isEqualTo(objects);
        assertThat(databases()).isEqualTo(databases);
    }

    /** What the service's container gets from its Secret. */
    private static Map<String, String> given(String environment, String service) {
        var admin = ClusterResource.cluster().admin();
        String namespace = ClusterResource.cluster().prefix() + environment;
        String secret = admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(service)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnvFrom()
                .getFirst()
                .getSecretRef()
                .getName();
        Map<String, String> given = new TreeMap<>();
        admin.secrets()
                .inNamespace(namespace)
                .withName(secret)
                .get()
                .getData()
                .forEach((name, value) ->
                        given.put(name, new String(Base64.getDecoder().decode(value), UTF_8)));
        return given;
    }

    private static Properties credentials(String url) {
        String[] user = url.substring(url.indexOf("//") + 2, url.indexOf('@')).split(":");
        Properties credentials = new Properties();
        credentials.put("user", user[0]);
        credentials.put("password", user[1]);
        return credentials;
    }

    private static String databases() throws SQLException {
        return Api.sql("""
                select (select string_agg(datname, ' ' order by datname) from pg_database) || ' '
                       || (select string_agg(rolname, ' ' order by rolname) from pg_roles)""");
    }

    @Test
    void image_that_is_missing_is_told_though_the_one_before_still_runs() {
        // Given
        Api.operation(
                request("updated", "myorg/api:1.0.0", "myorg/frontend:1.0.0").header("Location"), "succeeded");

        // When
        Response applied = change("updated", "myorg/missing:2", "myorg/frontend:1.0.0");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> Api.show("updated")
                        .then()
                        .body("phase", equalTo("provisioning"))
                        .body("services.find { it.name == 'api' }.reason", equalTo("ImagePullBackOff")));
        Api.operation(
                change("updated", "myorg/api:3.0.0", "myorg/frontend:1.0.0").header("Location"), "succeeded");
        Api.operation(applied.header("Location"), "failed");
        Api.operation(Api.destroy("updated").header("Location"), "succeeded");
    }

    @Test
    void manifest_that_is_applied_again_changes_what_runs_and_takes_out_what_is_not_in_it() {
        // Given
        Response accepted = request("changing", "myorg/missing:1", "myorg/frontend:1.0.0");
        await().atMost(SOON)
                .untilAsserted(() ->
                        Api.show("changing").then().body("message", containsString("look whether the image exists")));

        // When
        Response applied = as("ada")
                .contentType("application/json")
                .body(Map.of("manifest", """
                apiVersion: platform.myorg.com/v1
                kind: Environment
                metadata: {name: changing}
                spec:
                  type: preview
                  services:
                    - {name: api, image: "myorg/api:2.0.0", replicas: 2, env: {LOG_LEVEL: debug}}
                """))
                .put("/api/environments");

        // Then
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(202);
        Api.operation(applied.header("Location"), "succeeded");
        Api.operation(accepted.header("Location"), "failed").body("error.reason", containsString("something newer"));
        Api.show("changing")
                .then()
                .body("phase", equalTo("ready"))
                .body("generation", equalTo(2))
                .body("observedGeneration", equalTo(2))
                .body("services.name", equalTo(List.of("api")));
        var admin = ClusterResource.cluster().admin();
        String namespace = ClusterResource.cluster().prefix() + "changing";
        var api = admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("api")
                .get();
        assertThat(api.getSpec().getReplicas()).isEqualTo(2);
        assertThat(api.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .anySatisfy(variable -> {
                    assertThat(variable.getName()).isEqualTo("LOG_LEVEL");
                    assertThat(variable.getValue()).isEqualTo("debug");
                });
        assertThat(admin.apps().deployments().inNamespace(namespace).list().getItems())
                .hasSize(1);
        assertThat(admin.services().inNamespace(namespace).list().getItems()).hasSize(1);
        assertThat(admin.network()
                        .v1()
                        .ingresses()
                        .inNamespace(namespace)
                        .list()
                        .getItems())
                .hasSize(1);
        Api.operation(Api.destroy("changing").header("Location"), "succeeded");
    }

    @Test
    void api_server_that_cannot_be_reached_is_told_and_waited_for() {
        // Given
        ClusterResource.gate().shut();

        // When
        Response accepted = request("patient", "myorg/api:1.0.0", "myorg/frontend:1.0.0");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> Api.show("patient")
                        .then()
                        .body("message", containsString("looking at the namespace"))
                        .body("conditions.find { it.type == 'Ready' }.reason", equalTo("Unreachable")));
        ClusterResource.gate().open();
        Api.operation(accepted.header("Location"), "succeeded");
        ClusterResource.gate().shut();
        String destroying = Api.destroy("patient").header("Location");
        await().atMost(SOON)
                .untilAsserted(() -> Api.show("patient").then().body("message", containsString("not gone yet")));
        ClusterResource.gate().open();
        Api.operation(destroying, "succeeded").body("result.left.size()", equalTo(0));
    }

    @Test
    void image_that_is_missing_is_told_and_the_environment_can_be_destroyed() {
        // When
        request("imageless", "myorg/missing:1", "myorg/frontend:1.0.0");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> Api.show("imageless")
                        .then()
                        .body("message", containsString("look whether the image exists"))
                        .body("services.find { it.name == 'frontend' }.ready", equalTo(true))
                        .body("services.find { it.name == 'api' }.reason", equalTo("ImagePullBackOff"))
                        .body("conditions.find { it.type == 'ServicesAvailable' }.status", equalTo("False")));
        Api.operation(Api.destroy("imageless").header("Location"), "succeeded");
    }

    private static Response change(String name, String api, String frontend) {
        Response accepted = as("ada")
                .contentType("application/json")
                .body(Map.of("manifest", manifest(name, api, frontend)))
                .put("/api/environments");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return accepted;
    }

    private static Response request(String name, String api, String frontend) {
        Response accepted = Api.apply(manifest(name, api, frontend));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return accepted;
    }

    private static String manifest(String name, String api, String frontend) {
        return """
                apiVersion: platform.myorg.com/v1
                kind: Environment
                metadata: {name: %s}
                spec:
                  type: preview
                  services:
                    - {name: api, image: "%s"}
                    - {name: frontend, image: "%s"}
                """.formatted(name, api, frontend);
    }
}
