package dev.paved.kit.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.prerequisite.Prerequisite;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A disposable cluster, with roles as they are checked in, under a name of this run. */
public final class TestCluster implements AutoCloseable {

    private static final String KUBECONFIG = "PAVED_TEST_KUBECONFIG";

    /** What the cluster writes by itself at any time. */
    private static final Set<String> RESTLESS = Set.of("events", "leases", "endpointslices", "endpoints", "nodes");

    /** Kinds that other runs may need meanwhile. */
    private static final Set<String> SHARED = Set.of("customresourcedefinitions", "apiservices");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final KubernetesClient admin;
    private final List<HasMetadata> access;

    private TestCluster(List<String> manifests) {
        admin = new KubernetesClientBuilder()
                .withConfig(
                        Config.fromKubeconfig(Path.of(System.getenv(KUBECONFIG)).toFile()))
                .build();
        access = manifests.stream().flatMap(name -> access(name).stream()).toList();
        access.forEach(object -> admin.resource(object).create());
    }

    public static boolean isThere() {
        return System.getenv(KUBECONFIG) != null;
    }

    /** Goes on where there is a cluster. */
    public static void required() {
        Prerequisite.met(isThere(), KUBECONFIG + " names no disposable cluster: nothing is tested on one");
    }

    /** A connection to it, with the roles of {@code manifests}, which are files of {@code deploy/kubernetes}. */
    public static TestCluster with(String... manifests) {
        return new TestCluster(List.of(manifests));
    }

    public KubernetesClient admin() {
        return admin;
    }

    /** What the names of this run's namespaces begin with. */
    public String prefix() {
        return "kt-" + run + "-";
    }

    public URI server() {
        return URI.create(admin.getConfiguration().getMasterUrl());
    }

    /** A kubeconfig file with no more rights than those roles give, for the API server at {@code server}. */
    public Path kubeconfig(Path folder, String server) {
        String token = admin.serviceAccounts()
                .inNamespace(system())
                .withName(account())
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TimeUnit.HOURS.toSeconds(1))
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        return kubeconfig(folder, server, token);
    }

    /** The same, for whoever has {@code token}. */
    public static Path kubeconfig(Path folder, String server, String token) {
        try {
            return Files.writeString(Files.createTempFile(folder, "kubeconfig", ".yaml"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                    users: [{name: test, user: {token: "%s"}}]
                    contexts: [{name: test, context: {cluster: test, user: test}}]
                    current-context: test
                    """.formatted(server, token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every object in the cluster but those of other runs, as {@code resource namespace/name}. */
    public Set<String> everything() {
        Set<String> all = new TreeSet<>();
        list("/api/v1", all);
        for (JsonNode group : json("/apis").get("groups")) {
            list("/apis/" + group.get("preferredVersion").get("groupVersion").asText(), all);
        }
        all.removeIf(Pattern.compile("\\bkt-(?!" + run + ")[0-9a-f]{8}-").asPredicate());
        return all;
    }

    private void list(String path, Set<String> all) {
        for (JsonNode resource : json(path).get("resources")) {
            String name = resource.get("name").asText();
            boolean listed = resource.get("verbs").toString().contains("\"list\"");
            if (listed && !RESTLESS.contains(name) && !SHARED.contains(name)) {
                json(path + "/" + name)
                        .get("items")
                        .forEach(item -> all.add(name + " "
                                + item.at("/metadata/namespace").asText() + "/"
                                + item.at("/metadata/name").asText()));
            }
        }
    }

    private JsonNode json(String path) {
        try {
            return JsonMapper.builder().build().readTree(admin.raw(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String account() {
        return access.stream()
                .filter(ServiceAccount.class::isInstance)
                .map(object -> object.getMetadata().getName())
                .findFirst()
                .orElseThrow();
    }

    /** The namespace of those roles. */
    public String system() {
        return prefix() + "system";
    }

    private List<HasMetadata> access(String name) {
        Path manifest = Path.of(System.getProperty("paved.root"), "deploy/kubernetes", name);
        try (var text = Files.newInputStream(manifest)) {
            List<HasMetadata> objects = admin.load(text).items();
            objects.forEach(this::rename);
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rename(HasMetadata object) {
        switch (object) {
            case ClusterRole role ->
                role.getMetadata().setName(prefix() + role.getMetadata().getName());
            case ClusterRoleBinding binding -> {
                binding.getMetadata().setName(prefix() + binding.getMetadata().getName());
                binding.getRoleRef().setName(prefix() + binding.getRoleRef().getName());
                binding.getSubjects().getFirst().setNamespace(system());
            }
            case RoleBinding binding -> {
                binding.getMetadata().setNamespace(system());
                binding.getSubjects().getFirst().setNamespace(system());
            }
            default -> {
                if (object.getMetadata().getNamespace() == null) {
                    object.getMetadata().setName(system());
                } else {
                    object.getMetadata().setNamespace(system());
                }
            }
        }
    }

    /** Removes what this run has made, and waits until it is gone. */
    @Override
    public void close() {
        access.forEach(object -> admin.resource(object).delete());
        mine().forEach(namespace -> admin.resource(namespace).delete());
        await().atMost(Duration.ofSeconds(60)).until(() -> mine().isEmpty());
        admin.close();
    }

    private List<Namespace> mine() {
        return admin.namespaces().list().getItems().stream()
                .filter(namespace -> namespace.getMetadata().getName().startsWith(prefix()))
                .toList();
    }
}
