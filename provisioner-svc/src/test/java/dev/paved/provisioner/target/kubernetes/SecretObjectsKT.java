package dev.paved.provisioner.target.kubernetes;

import static dev.paved.provisioner.target.kubernetes.TestTarget.having;
import static dev.paved.provisioner.target.kubernetes.TestTarget.known;
import static dev.paved.provisioner.target.kubernetes.TestTarget.placement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Confidential;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import dev.paved.provisioner.target.SecretNames;
import dev.paved.provisioner.target.ServiceSecret;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Secrets of services on a real API server, with no more rights than the role that is checked in gives. */
class SecretObjectsKT extends OnCluster {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ServiceSpec API = new ServiceSpec("api", "myorg/api:1.0.0");

    @Test
    void old_secret_goes_once_nothing_that_runs_uses_it() throws IOException {
        // Given
        Placement first = given("so-rolled", "api-1", "one");
        awaitRunning(first);

        // When
        target.entrust(first, List.of(secret("api-2", "two")));
        Placement next = having(first, new SecretNames(Map.of("api", "api-2"), List.of("api-1")));
        assertThat(target.tidy(next)).as("while its pods run").containsExactlyInAnyOrder("api-1", "api-2");
        target.provide(next);

        // Then
        awaitRunning(next);
        await().atMost(SOON).until(() -> target.tidy(next).equals(java.util.Set.of("api-2")));
        assertThat(live(next, "api-1")).isNull();
        assertThat(live(next, "api-2").getImmutable()).isTrue();
        assertThat(target.objects(next)).contains("secret " + namespace(next) + "/api-2");
        target.remove(next);
    }

    @Test
    void look_alike_is_told_and_left_alone() throws IOException {
        // Given
        Placement environment = given("so-alike", "api-1", "one");
        for (Map<String, String> labels : List.of(Map.<String, String>of(), Ownership.labels(environment))) {
            Secret alike = cluster.admin()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("api-2")
                            .withNamespace(namespace(environment))
                            .withLabels(labels)
                            .endMetadata()
                            .withImmutable(true)
                            .addToStringData("KEY", "two")
                            .build())
                    .create();

            // When / Then
            assertThatThrownBy(() -> target.entrust(environment, List.of(secret("api-2", "two"))))
                    .isInstanceOfSatisfying(
                            TargetException.class, e -> assertThat(e.reason()).isEqualTo("Occupied"))
                    .hasMessageContaining("a secret api-2 in the namespace " + namespace(environment));
            assertThat(target.tidy(having(environment, new SecretNames(Map.of(), List.of("api-2")))))
                    .isEmpty();
            assertThat(live(environment, "api-2").getMetadata().getResourceVersion())
                    .isEqualTo(alike.getMetadata().getResourceVersion());
            cluster.admin().resource(alike).delete();
        }
        target.remove(environment);
    }

    @Test
    void killed_after_any_question_it_is_made_once() throws IOException {
        // Given
        Placement environment = given("so-mortal", "api-1", "one");
        for (int point = 0; point < 3; point++) {
            ServiceSecret wanted = secret("api-k" + point, "value");
            for (boolean answered : new boolean[] {true, false}) {
                try {
                    TestTarget.of(settings, new TestTarget.Mortal(settings, point, answered))
                            .entrust(environment, List.of(wanted));
                } catch (TestTarget.Killed e) {
                    // Another goes on.
                }
            }

            // When
            target.entrust(environment, List.of(wanted));

            // Then
            assertThat(live(environment, wanted.name()).getData()).containsEntry("KEY", "dmFsdWU=");
        }
        target.remove(environment);
    }

    private static Placement given(String name, String secret, String value) throws IOException {
        Placement placement = placement(name, API);
        Placement environment =
                having(known(placement, target.claim(placement)), new SecretNames(Map.of("api", secret), List.of()));
        target.entrust(environment, List.of(secret(secret, value)));
        await().atMost(SOON).until(() -> {
            target.provide(environment);
            return cluster.admin()
                            .apps()
                            .deployments()
                            .inNamespace(namespace(environment))
                            .withName("api")
                            .get()
                    != null;
        });
        return environment;
    }

    private static ServiceSecret secret(String name, String value) {
        return new ServiceSecret("api", name, new TreeMap<>(Map.of("KEY", new Confidential(value))));
    }

    private static void awaitRunning(Placement environment) {
        await().atMost(SOON).until(() -> target.observe(environment) instanceof Presence.Present);
    }

    private static Secret live(Placement environment, String name) {
        return cluster.admin()
                .secrets()
                .inNamespace(namespace(environment))
                .withName(name)
                .get();
    }
}
