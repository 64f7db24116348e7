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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service of the benchmark's own, with the JVM options that the stack gives it.
 *
 * @param http asks it with a token
 */
record ServiceServer(Process process, CatalogHttp http) implements AutoCloseable {

    private static final Duration VALIDITY = Duration.ofHours(4);
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long AGAIN_MILLIS = 10;
    private static final long STARTED_MILLIS = 100;

    /**
     * What it works on.
     *
     * @param home the state folder
     * @param prefix what the name of each namespace begins with
     */
    record Surroundings(Path root, Path home, EmbeddedKafka kafka, EmbeddedPostgres postgres, String prefix) {}

    /** Whether what was waited for is there. */
    interface Question {
        boolean answer() throws IOException, InterruptedException;
    }

    /** Starts {@code module} with {@code settings} beside the usual ones, as environment variables. */
    static ServiceServer start(Surroundings at, String module, Map<String, String> settings) throws IOException {
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
        environment.putAll(settings);
        String jar = at.root()
                .resolve(module + "/target/quarkus-app/quarkus-run.jar")
                .toString();
        Process process = MetricsServer.java(List.of("-jar", jar), environment).start();
        String token = LocalIdentity.at(at.home()).token("bench", VALIDITY);
        return new ServiceServer(
                process, CatalogHttp.at("http://127.0.0.1:" + port, Map.of("Authorization", "Bearer " + token)));
    }

    /** Returns when {@code started} is so; a question that can't be answered yet is asked again. */
    void await(Question started) throws InterruptedException {
        long begin = System.nanoTime();
        while (!isSo(started)) {
            if (!process.isAlive() || System.nanoTime() - begin > GIVES_UP_NANOS) {
                close();
                throw new IllegalStateException("the service did not start");
            }
            TimeUnit.MILLISECONDS.sleep(STARTED_MILLIS);
        }
    }

    private static boolean isSo(Question started) throws InterruptedException {
        try {
            return started.answer();
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }

    /** Returns when {@code operation} has ended well. */
    JsonNode await(JsonNode operation) throws IOException, InterruptedException {
        JsonNode ended = ended(operation);
        if (!ended.get("status").asText().equals("succeeded")) {
            throw new IllegalStateException("not done: " + ended);
        }
        return ended;
    }

    /** Returns when {@code operation} has ended. */
    JsonNode ended(JsonNode operation) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            JsonNode seen = http.get("/api/operations/" + operation.get("id").asText());
            String status = seen.get("status").asText();
            if (status.equals("succeeded") || status.equals("failed")) {
                return seen;
            }
            if (System.nanoTime() - begin > GIVES_UP_NANOS) {
                throw new IllegalStateException("not done: " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
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
