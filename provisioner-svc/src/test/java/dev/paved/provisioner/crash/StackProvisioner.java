package dev.paved.provisioner.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.BuiltService;
import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The built provisioner as a process beside the tests' own, with its own database on their stack, that can be made to die. */
public final class StackProvisioner implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path home;
    private final int port = FreePort.any();
    private final Map<String, String> settings;
    private Process process;

    private StackProvisioner(String name, Map<String, String> settings) {
        this.name = name;
        this.home = StackResource.home().resolve(name);
        this.settings = settings;
    }

    /** Starts it as the service {@code name}, with a new database of that name, and {@code settings} of its environment. */
    public static StackProvisioner begin(String name, Map<String, String> settings) throws IOException, SQLException {
        StackProvisioner provisioner = new StackProvisioner(name, settings);
        Files.createDirectories(provisioner.home);
        execute("provisioner", "create database " + name);
        provisioner.start();
        return provisioner;
    }

    /** Starts it again after it died. */
    public void start() throws IOException {
        var config = ConfigProvider.getConfig();
        Path log = home.resolve("provisioner.log");
        Map<String, String> environment = new HashMap<>();
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
        process = BuiltService.start(environment, log, this::isReady);
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the provisioner did not start: "
                    + Files.readString(log).lines().toList());
        }
    }

    /** Makes it die when it comes to {@code point}. */
    public void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), name + "/" + point);
    }

    /** Waits for its death, and lets its leases run out. */
    public void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive());
        sql("update lease set expires_at = now()");
    }

    /** The address of {@code path}. */
    public String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Executes {@code sql} in its database. */
    public void sql(String sql) throws SQLException {
        execute(name, sql);
    }

    /** The first column of the first row that {@code query} finds in its database. */
    public String first(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect(name);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
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
