package dev.paved.provisioner.preview;

import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The built provisioner as a process of its own, with a database of its own, that can be made to die. */
final class ProvisionerProcess implements AutoCloseable {

    private static final String NAME = "provisioner_crash";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path home;
    private final int port;
    private Process process;

    private ProvisionerProcess(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Starts it with a new database; it keeps its state in {@code home}. */
    static ProvisionerProcess begin(Path home) throws IOException, SQLException {
        Files.createDirectories(home);
        execute("provisioner", "create database " + NAME);
        ProvisionerProcess provisioner = new ProvisionerProcess(home, FreePort.any());
        provisioner.start();
        return provisioner;
    }

    /** Starts it again after it died. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        var environment = builder.environment();
        for (String name : List.of(
                "KAFKA_BOOTSTRAP_SERVERS", "PAVED_DB_HOST", "PAVED_DB_PORT", "PAVED_DB_USER", "PAVED_DB_PASSWORD")) {
            environment.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        }
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("PAVED_HOME", home.toString());
        environment.put("PAVED_SERVICE_NAME", NAME);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        process = builder.start();
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the provisioner did not start: " + Files.readString(log()));
        }
    }

    /** Makes it die when it comes to {@code point}. */
    void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), NAME + "/" + point);
    }

    /** Waits for its death, and lets its leases run out. */
    void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive());
        execute(NAME, "update lease set expires_at = now()");
    }

    /** The address of {@code path}. */
    String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** What its database answers. */
    static String count(String of) throws SQLException {
        try (var connection = StackResource.postgres().connect(NAME);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + of)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = StackResource.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path log() {
        return home.resolve("provisioner.log");
    }

    private Path crashFile() {
        return home.resolve("crash");
    }

    private boolean isReady() {
        try {
            return RestAssured.get(at("/q/health/ready")).statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
