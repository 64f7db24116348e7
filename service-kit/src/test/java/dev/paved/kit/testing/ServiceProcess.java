package dev.paved.kit.testing;

import static org.awaitility.Awaitility.await;

import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The built service of this module as a process of its own, with its own database, that can be made to die. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path home;
    private final Map<String, String> settings;
    private final int port = FreePort.any();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    /**
     * Makes its database; it does not run yet.
     *
     * @param name of the service, and of its database
     * @param home where it keeps its state
     * @param settings more environment variables
     */
    public ServiceProcess(String name, Path home, Map<String, String> settings) throws SQLException {
        this.name = name;
        this.home = home;
        this.settings = settings;
        execute("postgres", "drop database if exists " + name + " with (force)");
        execute("postgres", "create database " + name);
    }

    /** Starts it, and returns once it is ready, or has died already. */
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", StackResource.bootstrapServers());
        environment.put("PAVED_DB_HOST", StackResource.postgres().host());
        environment.put("PAVED_DB_PORT", String.valueOf(StackResource.postgres().port()));
        environment.put("PAVED_DB_USER", StackResource.postgres().user());
        environment.put("PAVED_DB_PASSWORD", StackResource.postgres().password());
        environment.put("PAVED_HOME", home.toString());
        environment.put("PAVED_SERVICE_NAME", name);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        environment.putAll(settings);
        process = builder.start();
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive() && Files.exists(crashFile())) {
            throw new IllegalStateException("it did not start: " + List.of(Files.readString(log())));
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Makes it die when it comes to {@code point}. */
    public void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), name + "/" + point);
    }

    /** Waits for the death that it was made to die, and lets its leases run out. */
    public void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive() && !Files.exists(crashFile()));
        execute(name, "update lease set expires_at = now()");
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = StackResource.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path crashFile() {
        return home.resolve("crash");
    }

    private Path log() {
        return home.resolve(name + ".log");
    }

    @Override
    public void close() {
        client.close();
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
