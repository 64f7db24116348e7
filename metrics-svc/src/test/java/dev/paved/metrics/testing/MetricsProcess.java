package dev.paved.metrics.testing;

import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** The built service as a process of its own, with a database of its own, that can be killed. */
public final class MetricsProcess implements AutoCloseable {

    /** A cold start on a busy machine. */
    public static final Duration START = Duration.ofSeconds(120);

    private final Path log;
    private final int port;
    private final Process process;

    private MetricsProcess(Path log, int port, Process process) {
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Starts one of the instances that share {@code database}; each of its batches is one record. */
    public static MetricsProcess begin(String database) {
        try {
            Path log = Files.createTempFile(StackResource.home(), "metrics", ".log");
            int port = FreePort.any();
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-jar",
                            "target/quarkus-app/quarkus-run.jar"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.put("KAFKA_BOOTSTRAP_SERVERS", StackResource.bootstrapServers());
            environment.put("PAVED_DB_HOST", StackResource.postgres().host());
            environment.put(
                    "PAVED_DB_PORT", String.valueOf(StackResource.postgres().port()));
            environment.put("PAVED_DB_USER", StackResource.postgres().user());
            environment.put("PAVED_DB_PASSWORD", StackResource.postgres().password());
            environment.put("PAVED_HOME", StackResource.home().toString());
            environment.put("PAVED_SERVICE_NAME", database);
            environment.put("PAVED_METRICS_INTAKE_GROUP", "metrics-of-" + database);
            environment.put("PAVED_METRICS_INTAKE_BATCH", "1");
            environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            environment.put(
                    "QUARKUS_OIDC_PUBLIC_KEY",
                    LocalIdentity.at(StackResource.home()).publicKey());
            return new MetricsProcess(log, port, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same once it is ready. */
    public MetricsProcess ready() {
        try {
            await().atMost(START).until(() -> isReady() || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            kill();
            throw new IllegalStateException("the service is not ready; see " + log, e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended; see " + log);
        }
        return this;
    }

    private boolean isReady() {
        try {
            return RestAssured.get(at("/q/health/ready")).statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    /** The address of {@code path}. */
    public String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** What Prometheus reads from it. */
    public Scrape scrape() {
        return Scrape.at(at("/metrics"));
    }

    /** Kills it at whatever it does. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(START).until(() -> !process.isAlive());
    }

    /** Ends it in order. */
    @Override
    public void close() {
        process.destroy();
        await().atMost(START).until(() -> !process.isAlive());
    }
}
