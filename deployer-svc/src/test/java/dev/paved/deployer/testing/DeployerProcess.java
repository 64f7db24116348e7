package dev.paved.deployer.testing;

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
import org.eclipse.microprofile.config.ConfigProvider;

/** The built deployer as a process of its own, with its own database, that can be made to die. */
public final class DeployerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    /** Its name as a service, and that of its database. */
    private static final String NAME = "deployer_crash";

    private final Path home;
    private final int port;
    private String drain = "1s";
    private Process process;

    private DeployerProcess(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Starts it with a new database; it keeps its state in {@code home}. */
    public static DeployerProcess begin(Path home) throws IOException, SQLException {
        return begin(home, "1s");
    }

    /** The same; what it replaces runs on for {@code drain} after requests have left it. */
    public static DeployerProcess begin(Path home, String drain) throws IOException, SQLException {
        Files.createDirectories(home);
        execute("deployer", "drop database if exists " + NAME + " with (force)");
        execute("deployer", "create database " + NAME);
        DeployerProcess deployer = new DeployerProcess(home, FreePort.any());
        deployer.drain = drain;
        deployer.start();
        return deployer;
    }

    /** Starts it again after it died. */
    public void start() throws IOException {
        var config = ConfigProvider.getConfig();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("deployer.log").toFile()));
        var environment = builder.environment();
        for (String name : List.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "PAVED_DB_HOST",
                "PAVED_DB_PORT",
                "PAVED_DB_USER",
                "PAVED_DB_PASSWORD",
                "PAVED_BASE_URL",
                "PAVED_ROUTER_ADMIN_URL",
                "PAVED_ROUTER_ADMIN_TOKEN")) {
            environment.put(name, config.getValue(name, String.class));
        }
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("PAVED_HOME", home.toString());
        environment.put("PAVED_SERVICE_NAME", NAME);
        environment.put("PAVED_DEPLOYER_DRAIN", drain);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        process = builder.start();
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the deployer did not start: "
                    + Files.readString(home.resolve("deployer.log")).lines().toList());
        }
    }

    /** Makes it die when it comes to {@code point}. */
    public void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), NAME + "/" + point);
    }

    /** Waits for its death, and lets its leases run out. */
    public void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive());
        execute(NAME, "update lease set expires_at = now()");
    }

    /** Lets the time be over that its rollouts had for what they were doing; call it between two lives. */
    public void letTimePass() throws SQLException {
        execute(NAME, """
                update deployment set deadline = deadline - case phase when 'healthy' then interval '1 day'
                                                                       else interval '0' end,
                       state = regexp_replace(state, '"giveUpAt":"[^"]*"', '"giveUpAt":"2020-01-01T00:00:00Z"')""");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = StackResource.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The address of {@code path}. */
    public String at(String path) {
        return "http://localhost:" + port + path;
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
