package dev.paved.provisioner.secret;

import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The built provisioner as a process of its own, with its own database, that can be made to die. */
final class ProvisionerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path home;
    private final int port = FreePort.any();
    private final Map<String, String> settings;
    private Process process;

    private ProvisionerProcess(String name, Map<String, String> settings) {
        this.name = name;
        this.home = StackResource.home().resolve(name);
        this.settings = settings;
    }

    /** Starts it as the service {@code name}, with a new database of that name, and {@code settings} of its environment. */
    static ProvisionerProcess begin(String name, Map<String, String> settings) throws IOException, SQLException {
        ProvisionerProcess provisioner = new ProvisionerProcess(name, settings);
        Files.createDirectories(provisioner.home);
        execute("provisioner", "create database " + name);
        provisioner.start();
        return provisioner;
    }

    /** Starts it again after it died. */
    void start() throws IOException {
        var config = ConfigProvider.getConfig();
        Path log = home.resolve("provisioner.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        for (String name : List.of(
                "KAFKA_BOOTSTRAP_SERVERS", "PAVED_DB_HOST", "PAVED_DB_PORT", "PAVED_DB_USER", "PAVED_DB_PASSWORD")) {
            environment.put(name, config.getValue(name, String.class));
        }
        environment.putAll(settings);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("PAVED_HOME", home.toString());
        environment.put("PAVED_SERVICE_NAME", name);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        process = builder.start();
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the provisioner did not start: "
                    + Files.readString(log).lines().toList());
        }
    }

    /** Makes it die when it comes to {@code point}. */
    void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), name + "/" + point);
    }

    /** Waits for its death, and lets its leases run out. */
    void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive());
        sql("update lease set expires_at = now()");
    }

    /** The address of {@code path}. */
    String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Executes {@code sql} in its database. */
    void sql(String sql) throws SQLException {
        execute(name, sql);
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

    private boolean isReady() {
        try {
            return io.restassured.RestAssured.get(at("/q/health/ready")).statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
