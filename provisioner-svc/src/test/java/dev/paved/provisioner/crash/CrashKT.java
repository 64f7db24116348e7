package dev.paved.provisioner.crash;

import static dev.paved.provisioner.crash.Client.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The built provisioner dies, as if killed, after every step of an environment's life on a cluster; and what it works on
 * goes away in the middle of one. Whatever happens, in the end there is all that was asked for once, or nothing.
 */
class CrashKT {

    private static Surroundings surroundings;
    private static ProvisionerProcess provisioner;
    private static Client client;

    private Set<String> objects = new HashSet<>();
    private List<String> databases = List.of();

    @BeforeAll
    static void standing_environments_are_ready() throws IOException {
        TestCluster.required();
        surroundings = Surroundings.begin();
        provisioner = new ProvisionerProcess(surroundings);
        client = new Client(provisioner);
        provisioner.start();
        client.awaitReady("staging");
        client.awaitReady("production");
    }

    @BeforeEach
    void before() throws SQLException {
        objects = surroundings.objects();
        databases = surroundings.databases();
    }

    @Test
    void death_after_any_step_leads_to_one_environment_and_then_to_none() throws Exception {
        String namespace = namespace("mortal");

        List<String> creation = List.of(
                "after-commit",
                "environment-provisioning",
                "making the namespace " + namespace,
                "environment-provisioning",
                "applying the namespace " + namespace,
                "applying the resourcequota environment",
                "applying the limitrange environment",
                "applying the serviceaccount services",
                "applying the networkpolicy default-deny",
                "applying the networkpolicy ingress",
                "looking at the quota",
                "applying the deployment api",
                "applying the service api",
                "applying the ingress api",
                "applying the deployment frontend",
                "applying the ingress frontend",
                "looking at the service frontend",
                "environment-ready");
        diesAtEach(creation, () -> client.create("mortal", "myorg/app:1"));
        client.succeeded(again(client.create("mortal", "myorg/app:1")));
        is_there_once("mortal");

        List<String> change = List.of(
                "after-commit",
                "database-role",
                "database-database",
                "database-rights",
                "database-seed",
                "applying the namespace " + namespace,
                "looking for services that are to go",
                "deleting the ingress frontend",
                "deleting the service frontend",
                "deleting the deployment frontend",
                "applying the deployment api",
                "applying the ingress worker",
                "environment-ready",
                "after-publish");
        diesAtEach(change, () -> client.change("mortal", "myorg/app:2"));
        client.succeeded(again(client.change("mortal", "myorg/app:2")));
        is_changed_once("mortal");
        assertThat(surroundings.databases()).hasSize(databases.size() + 2);

        List<String> teardown = List.of(
                "after-commit",
                "database-removed",
                "listing what is in the namespace " + namespace,
                "environment-destroying",
                "deleting the namespace " + namespace,
                "environment-destroyed",
                "after-publish");
        diesAtEach(teardown, () -> client.destroy("mortal"));
        assertThat(client.succeeded(again(client.destroy("mortal"))).getList("result.removed", String.class))
                .contains("namespace " + namespace, "deployment " + namespace + "/api")
                .anyMatch(it -> it.startsWith("database "))
                .anyMatch(it -> it.startsWith("role "));
        nothing_is_left_of("mortal", "requested", "ready", "ready", "destroyed");
    }

    private interface Command {
        Optional<String> send();
    }

    /** One life for each point: a command in the first, then what is left of it. */
    private static void diesAtEach(List<String> points, Command command) throws IOException, SQLException {
        provisioner.dieAt(points.getFirst());
        command.send();
        provisioner.awaitDeathAt(points.getFirst());
        for (String point : points.subList(1, points.size())) {
            provisioner.startAndDieAt(point);
        }
        provisioner.start();
    }

    /** The answer to a command that was sent before. */
    private static String again(Optional<String> operation) {
        return operation.orElseThrow();
    }

    @Test
    void api_server_out_of_reach_is_waited_for_in_the_middle_of_both() throws Exception {
        String creation = client.create("cut-off", "myorg/slow:1").orElseThrow();
        awaitWorkload("cut-off");

        surroundings.gate().shut();
        client.awaitReason("cut-off", "Unreachable");
        surroundings.gate().open();

        client.succeeded(creation);
        is_there_once("cut-off");

        String teardown = client.destroy("cut-off").orElseThrow();
        awaitDeletion("cut-off");
        surroundings.gate().shut();
        client.awaitReason("cut-off", "Unreachable");
        surroundings.gate().open();

        client.succeeded(teardown);
        nothing_is_left_of("cut-off", "requested", "ready", "destroyed");
    }

    @Test
    void killed_database_server_is_waited_for_in_the_middle_of_both() throws Exception {
        String creation = client.create("forgotten", "myorg/slow:1").orElseThrow();
        awaitWorkload("forgotten");

        surroundings.killPostgres();
        await().atMost(SOON).until(() -> !provisioner.isReady());
        surroundings.restartPostgres();

        client.succeeded(creation);
        is_there_once("forgotten");

        String teardown = client.destroy("forgotten").orElseThrow();
        awaitDeletion("forgotten");
        surroundings.killPostgres();
        await().atMost(SOON).until(() -> !provisioner.isReady());
        surroundings.restartPostgres();

        client.succeeded(teardown);
        nothing_is_left_of("forgotten", "requested", "ready", "destroyed");
    }

    private static void awaitWorkload(String name) {
        await().atMost(SOON)
                .until(() -> surroundings.objects().contains("deployments " + namespace(name) + "/frontend"));
    }

    private static void awaitDeletion(String name) {
        await().atMost(SOON)
                .until(() -> Optional.ofNullable(live(name))
                                .map(it -> it.getMetadata().getDeletionTimestamp())
                                .isPresent()
                        || live(name) == null);
    }

    private static void is_there_once(String name) throws SQLException {
        is_there_once(name, Map.of("api", 1L, "frontend", 1L));
        assertThat(events(name)).containsExactly("requested", "ready");
    }

    private static void is_changed_once(String name) throws SQLException {
        is_there_once(name, Map.of("api", 2L, "worker", 1L));
        assertThat(events(name)).containsExactly("requested", "ready", "ready");
    }

    /** All of it, in one namespace; each workload was set as often as {@code workloads} says, and not once more. */
    private static void is_there_once(String name, Map<String, Long> workloads) throws SQLException {
        String namespace = namespace(name);
        var admin = surroundings.cluster().admin();
        assertThat(surroundings.texts("select identity from environment where name = '" + name + "'"))
                .containsExactly(live(name).getMetadata().getUid());
        assertThat(names(admin.namespaces().list().getItems()))
                .filteredOn(it -> it.startsWith(surroundings.cluster().prefix()) && it.contains(name))
                .containsExactly(namespace);
        assertThat(admin.apps().deployments().inNamespace(namespace).list().getItems().stream()
                        .collect(Collectors.toMap(
                                it -> it.getMetadata().getName(),
                                it -> it.getMetadata().getGeneration())))
                .isEqualTo(workloads);
        assertThat(names(admin.services().inNamespace(namespace).list().getItems()))
                .containsExactlyInAnyOrderElementsOf(workloads.keySet());
        assertThat(names(admin.network()
                        .v1()
                        .ingresses()
                        .inNamespace(namespace)
                        .list()
                        .getItems()))
                .containsExactlyInAnyOrderElementsOf(workloads.keySet());
    }

    /** Nothing in the cluster, no database and no role; and each thing was told once. */
    private void nothing_is_left_of(String name, String... events) throws SQLException {
        assertThat(surroundings.objects()).isEqualTo(objects);
        assertThat(surroundings.databases()).isEqualTo(databases);
        assertThat(surroundings.texts("select phase from environment where name = '" + name + "'"))
                .containsExactly("DESTROYED");
        assertThat(events(name)).containsExactly(events);
        await().atMost(SOON)
                .until(() -> surroundings
                        .texts("select id::text from outbox where published_at is null")
                        .isEmpty());
    }

    private static List<String> events(String name) throws SQLException {
        return surroundings.texts("""
                select substring(headers from 'dev\\.paved\\.environment\\.([a-z]+)') from outbox
                 where topic = 'platform.events' and subject = 'environment/%s' order by sequence""".formatted(name));
    }

    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(it -> it.getMetadata().getName()).toList();
    }

    private static Namespace live(String name) {
        return surroundings
                .cluster()
                .admin()
                .namespaces()
                .withName(namespace(name))
                .get();
    }

    private static String namespace(String name) {
        return surroundings.cluster().prefix() + name;
    }

    @AfterEach
    void after() {
        surroundings.gate().open();
    }

    @AfterAll
    static void end() throws IOException {
        if (surroundings != null) {
            provisioner.close();
            surroundings.close();
        }
    }
}
