package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A provisioner-svc of the benchmark's own, with the JVM options that the stack gives it; it makes environments on a cluster. */
final class ProvisionerServer implements AutoCloseable {

    private static final Duration VALIDITY = Duration.ofHours(4);
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long AGAIN_MILLIS = 10;
    private static final long STARTED_MILLIS = 100;

    private final Process process;
    private final CatalogHttp http;

    private ProvisionerServer(Process process, CatalogHttp http) {
        this.process = process;
        this.http = http;
    }

    /**
     * What it works on.
     *
     * @param home the state folder
     * @param prefix what the name of each namespace begins with
     */
    record Surroundings(Path root, Path home, EmbeddedKafka kafka, EmbeddedPostgres postgres, String prefix) {}

    /** Starts it, and returns when its own environments are ready. */
    static ProvisionerServer start(Surroundings at, Path kubeconfig) throws IOException, InterruptedException {
        int port = FreePort.any();
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "KAFKA_BOOTSTRAP_SERVERS", at.kafka().bootstrapServers(),
                "PAVED_DB_HOST", at.postgres().host(),
                "PAVED_DB_PORT", String.valueOf(at.postgres().port()),
                "PAVED_DB_USER", at.postgres().user(),
                "PAVED_DB_PASSWORD", at.postgres().password(),
                "PAVED_HOME", at.home().toString(),
                "QUARKUS_OIDC_PUBLIC_KEY", LocalIdentity.at(at.home()).publicKey()));
        environment.putAll(Map.of(
                "PAVED_PROVISIONER_TARGET", "kubernetes",
                "PAVED_PROVISIONER_PROVIDE_WITHIN", "10m",
                "PAVED_PROVISIONER_REMOVE_WITHIN", "10m",
                "PAVED_PROVISIONER_KUBERNETES_KUBECONFIG", kubeconfig.toString(),
                "PAVED_PROVISIONER_KUBERNETES_NAMESPACE_PREFIX", at.prefix(),
                "PAVED_PROVISIONER_KUBERNETES_DOMAIN", "bench.example.com"));
        String jar = at.root()
                .resolve("provisioner-svc/target/quarkus-app/quarkus-run.jar")
                .toString();
        Process process = MetricsServer.java(List.of("-jar", jar), environment).start();
        String token = LocalIdentity.at(at.home()).token("bench", VALIDITY);
        CatalogHttp http = CatalogHttp.at("http://127.0.0.1:" + port, Map.of("Authorization", "Bearer " + token));
        ProvisionerServer server = new ProvisionerServer(process, http);
        server.awaitOwnEnvironments();
        return server;
    }

    private void awaitOwnEnvironments() throws InterruptedException {
        long begin = System.nanoTime();
        while (!hasOwnEnvironments()) {
            if (!process.isAlive() || System.nanoTime() - begin > GIVES_UP_NANOS) {
                close();
                throw new IllegalStateException("provisioner-svc did not start, or its own environments are not ready");
            }
            TimeUnit.MILLISECONDS.sleep(STARTED_MILLIS);
        }
    }

    private boolean hasOwnEnvironments() throws InterruptedException {
        try {
            return ready("").containsAll(Set.of("staging", "production"));
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }

    /** Asks for an environment; gives its operation. */
    JsonNode request(String name) throws IOException, InterruptedException {
        return http.post("/api/environments", EnvironmentManifests.request(name));
    }

    /** Asks for its end; gives the operation. */
    JsonNode destroy(String name) throws IOException, InterruptedException {
        return http.delete("/api/environments/" + name);
    }

    /** Returns when {@code operation} has ended well. */
    JsonNode await(JsonNode operation) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            JsonNode seen = http.get("/api/operations/" + operation.get("id").asText());
            String status = seen.get("status").asText();
            if (status.equals("succeeded")) {
                return seen;
            }
            if (status.equals("failed") || System.nanoTime() - begin > GIVES_UP_NANOS) {
                throw new IllegalStateException("not done: " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
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
            JsonNode page = http.get("/api/environments?limit=100" + next);
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

    /** How much processor time it has used, in milliseconds. */
    double cpuMillis() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e6;
    }

    long mebibytes() throws IOException {
        return Resident.mebibytes(process.toHandle());
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        process.onExit().join();
    }
}
