package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.provisioner.target.kubernetes.ClusterResource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An environment with the service {@code sk-api} on the disposable cluster, and what that is given there. */
record Cluster(String environment) {

    static final String SERVICE = "sk-api";
    static final Duration SOON = Duration.ofSeconds(90);

    static Cluster made(String environment, String databases) {
        Response accepted = as("ada")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body("""
                        apiVersion: paved.dev/v1
                        kind: Environment
                        metadata: {name: %s}
                        spec:
                          type: preview
                          services: [{name: %s, image: "myorg/api:1.0.0"}]
                          databases: [%s]
                        """.formatted(environment, SERVICE, databases))
                .put("/api/environments");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String location = accepted.header("Location");
        await().atMost(SOON)
                .until(() -> "succeeded".equals(as("ada").get(location).path("status")));
        return new Cluster(environment);
    }

    Response show() {
        return as("ada").get("/api/environments/" + environment);
    }

    /** Returns once the service is given {@code variables}, runs with them, and nothing else is there. */
    void awaitGiven(Map<String, String> variables) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(variables()).isEqualTo(variables);
            String synced = show().path("conditions.find { it.type == 'SecretsSynced' }.status");
            assertThat(synced).isEqualTo("True");
            assertThat(show().<String>path("phase")).isEqualTo("ready");
            assertThat(settled()).isTrue();
        });
        assertThat(secrets()).hasSize(variables.isEmpty() ? 0 : 1);
    }

    boolean settled() {
        return sql("select not entrusting from environment where name = '" + environment + "'")
                .equals("t");
    }

    /** What the workload's container refers to. */
    Map<String, String> variables() {
        List<EnvFromSource> sources = workload()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnvFrom();
        if (sources.isEmpty()) {
            return Map.of();
        }
        Secret secret = ClusterResource.cluster()
                .admin()
                .secrets()
                .inNamespace(namespace())
                .withName(sources.getFirst().getSecretRef().getName())
                .get();
        return secret == null
                ? Map.of("missing", "")
                : secret.getData().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new String(
                                        Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8)));
    }

    Deployment workload() {
        return ClusterResource.cluster()
                .admin()
                .apps()
                .deployments()
                .inNamespace(namespace())
                .withName(SERVICE)
                .get();
    }

    /** The names of the secrets that the service was given. */
    List<String> secrets() {
        return ClusterResource.cluster().admin().secrets().inNamespace(namespace()).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .filter(name -> name.startsWith(SERVICE + "-"))
                .toList();
    }

    /** How many values were read for it, by the audit. */
    int readings() {
        return Integer.parseInt(
                sql("select count(*) from audit where detail like '%for environment " + environment + "'"));
    }

    String namespace() {
        return ClusterResource.cluster().prefix() + environment;
    }

    static String sql(String query) {
        try {
            return Api.sql(query);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
