package dev.paved.deployer.testing;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.BuiltService;
import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.identity.LocalIdentity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The built deployer as a process of its own, with its own database, that can be made to die. */
public final class DeployerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Map<String, String> settings;
    private final Path home;
    private final int port;
    private Process process;

    private DeployerProcess(String name, Path home, Map<String, String> settings, int port) {
        this.name = name;
        this.settings = settings;
        this.home = home;
        this.port = port;
    }

    /** Starts it with a new database; it keeps its state in {@code home}. */
    public static DeployerProcess begin(Path home) throws IOException, SQLException {
        return begin("deployer_crash", home, Map.of());
    }

    /** The same; what it replaces runs on for {@code drain} after requests have left it. */
    public static DeployerProcess begin(Path home, String drain) throws IOException, SQLException {
        return begin("deployer_crash", home, Map.of("PAVED_DEPLOYER_DRAIN", drain));
    }

    /**
     * Starts it with a new database.
     *
     * @param name as a service, and of its database
     * @param settings more environment variables
     */
    public static DeployerProcess begin(String name, Path home, Map<String, String> settings)
            throws IOException, SQLException {
        Files.createDirectories(home);
        execute("deployer", "drop database if exists " + name + " with (force)");
        execute("deployer", "create database " + name);
        DeployerProcess deployer = new DeployerProcess(name, home, settings, FreePort.any());
        deployer.start();
        return deployer;
    }

    /** Starts another one beside this, with the same database and settings; its files are in {@code otherHome}. */
    public DeployerProcess beside(Path otherHome) throws IOException {
        Files.createDirectories(otherHome);
        DeployerProcess other = new DeployerProcess(name, otherHome, settings, FreePort.any());
        other.start();
        return other;
    }

    /** {@code settings} as variables of a process. */
    public static Map<String, String> variables(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> it.getKey().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), Map.Entry::getValue));
    }

    /** Starts it again after it died. */
    public void start() throws IOException {
        var config = ConfigProvider.getConfig();
        Map<String, String> environment = new HashMap<>();
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
        environment.put("PAVED_SERVICE_NAME", name);
        environment.put("PAVED_DEPLOYER_DRAIN", "1s");
        environment.put("PAVED_DEPLOYER_VARIABLES_CHECK", "1s");
        environment.put("PAVED_DEPLOYER_TOKEN", FakeProvisioner.TOKEN);
        environment.putAll(settings);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        process = BuiltService.start(environment, home.resolve("deployer.log"), this::isReady);
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the deployer did not start: "
                    + Files.readString(home.resolve("deployer.log")).lines().toList());
        }
    }

    /** Makes it die when it comes to {@code point}. */
    public void dieAt(String point) throws IOException {
        Files.writeString(crashFile(), name + "/" + point);
    }

    /** Lets it live, wherever it was to die. */
    public void forgetDeath() throws IOException {
        Files.deleteIfExists(crashFile());
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its death, and lets its leases run out. */
    public void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive());
        loseLeases();
    }

    /** Lets all leases run out: whoever has one does not know. */
    public void loseLeases() throws SQLException {
        execute(name, "update lease set expires_at = now()");
    }

    /** Holds it in the middle of what it does, until {@link #goOn}. */
    public void halt() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on as if no time had passed. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + signal + " exited with " + exit);
        }
    }

    /** Lets the time be over that its rollouts had for what they were doing; call it between two lives. */
    public void letTimePass() throws SQLException {
        execute(name, """
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

    /** Asks it for a deployment. */
    public Response deploy(String service, String environment, String version) {
        return post("/api/deployments", Map.of("service", service, "environment", environment, "version", version));
    }

    /** Lets the rollout go on that waits. */
    public Response resume(String service, String environment) {
        return post("/api/deployments/resume", Map.of("service", service, "environment", environment));
    }

    private Response post(String path, Map<String, String> body) {
        return as("ada").contentType(ContentType.JSON).body(body).post(at(path));
    }

    /** The operation of a request that it accepted, which must succeed. */
    public JsonPath succeeded(Response accepted) {
        JsonPath operation = ended(accepted);
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        return operation;
    }

    /** The operation of a request that it accepted, when it has ended. */
    public JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String url = at("/api/operations/" + accepted.jsonPath().getString("id"));
        await().atMost(DeployerClient.SOON)
                .until(
                        () -> as("ada").get(url).jsonPath().getString("status"),
                        status -> status.equals("succeeded") || status.equals("failed"));
        return as("ada").get(url).jsonPath();
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
