package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.bench.ServiceServer.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A provisioner-svc of the benchmark's own; it makes environments on a cluster.
 *
 * @param service the service
 */
record ProvisionerServer(ServiceServer service) implements AutoCloseable {

    /** Starts it, and returns when its own environments are ready. */
    static ProvisionerServer start(Surroundings at, Path kubeconfig) throws IOException, InterruptedException {
        ProvisionerServer server = new ProvisionerServer(ServiceServer.start(
                at,
                "provisioner-svc",
                Map.of(
                        "PAVED_PROVISIONER_TARGET", "kubernetes",
                        "PAVED_PROVISIONER_PROVIDE_WITHIN", "10m",
                        "PAVED_PROVISIONER_REMOVE_WITHIN", "10m",
                        "PAVED_PROVISIONER_KUBERNETES_KUBECONFIG", kubeconfig.toString(),
                        "PAVED_PROVISIONER_KUBERNETES_NAMESPACE_PREFIX", at.prefix(),
                        "PAVED_PROVISIONER_KUBERNETES_DOMAIN", "bench.example.com")));
        server.service.await(() -> server.ready("").containsAll(Set.of("staging", "production")));
        return server;
    }

    /** Asks for an environment; gives its operation. */
    JsonNode request(String name) throws IOException, InterruptedException {
        return service.http().post("/api/environments", EnvironmentManifests.request(name));
    }

    /** Asks for its end; gives the operation. */
    JsonNode destroy(String name) throws IOException, InterruptedException {
        return service.http().delete("/api/environments/" + name);
    }

    /** Returns when {@code operation} has ended well. */
    JsonNode await(JsonNode operation) throws IOException, InterruptedException {
        return service.await(operation);
    }

    /** The names of the environments that are ready, of those whose names begin with {@code prefix}. */
    Set<String> ready(String prefix) throws IOException, InterruptedException {
        return inPhase(prefix, "ready");
    }

    /** The names of the environments that are there, whatever became of them, of those whose names begin with {@code prefix}. */
    Set<String> living(String prefix) throws IOException, InterruptedException {
        return inPhase(prefix, "");
    }

    private Set<String> inPhase(String prefix, String phase) throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        String next = "";
        while (next != null) {
            JsonNode page = service.http().get("/api/environments?limit=100" + next);
            for (JsonNode item : page.get("items")) {
                String name = item.get("name").asText();
                if (name.startsWith(prefix)
                        && (phase.isEmpty() || phase.equals(item.get("phase").asText()))) {
                    names.add(name);
                }
            }
            JsonNode cursor = page.get("nextCursor");
            next = cursor.isTextual() ? "&cursor=" + CatalogHttp.encoded(cursor.asText()) : null;
        }
        return names;
    }

    double cpuMillis() {
        return service.cpuMillis();
    }

    long mebibytes() throws IOException {
        return service.mebibytes();
    }

    @Override
    public void close() {
        service.close();
    }
}
