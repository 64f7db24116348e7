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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", StackResource.bootstrapServers());
        environment.put("PAVED_DB_HOST", StackResource.postgres().host());
        environment.put("PAVED_DB_PORT", String.valueOf(StackResource.postgres().port()));
        environment.put("PAVED_DB_USER", StackResource.postgres().user());
        environment.put("PAVED_DB_PASSWORD", StackResource.postgres().password());
        environment.put("PAVED_HOME", home.toString());
        environment.put("PAVED_SERVICE_NAME", name);
        environment.put("PAVED_CRASH_FILE", crashFile().toString());
        environment.put("PAVED_CRASH_TRACE", traceFile().toString());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put(
                "QUARKUS_OIDC_PUBLIC_KEY",
                LocalIdentity.at(StackResource.home()).publicKey());
        environment.putAll(settings);
        process = BuiltService.start(environment, log(), this::isReady);
        await().atMost(START).until(() -> isReady() || !process.isAlive());
        if (!process.isAlive() && Files.exists(crashFile())) {
            throw new IllegalStateException("it did not start: " + List.of(Files.readString(log())));
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Makes it die when it comes to {@code point}; with {@code #3} behind it, when it comes there for the third time. */
    public void dieAt(String point) throws IOException {
        Files.deleteIfExists(traceFile());
        Files.writeString(crashFile(), name + "/" + point);
    }

    /** Waits for the death that it was made to die, and lets its leases run out. */
    public void awaitDeath() throws SQLException {
        await().atMost(START).until(() -> !process.isAlive() && !Files.exists(crashFile()));
        execute("update lease set expires_at = now()");
    }

    /** Whether it is dead. */
    public boolean isDead() {
        return !process.isAlive();
    }

    /** Whether it dies at {@code death}, now that it has done what it was to; else it is to live. */
    public boolean dies(String death) throws IOException {
        int sign = death.lastIndexOf('#');
        String point = death.substring(0, sign);
        awaitRest(other -> !other.endsWith(point.substring(point.indexOf(' ') + 1)));
        boolean dies =
                isDead() || Collections.frequency(passed(), point) >= Integer.parseInt(death.substring(sign + 1));
        if (!dies) {
            Files.deleteIfExists(crashFile());
        }
        return dies;
    }

    /**
     * What it can die at in {@code doing}: each point that it passes then, with how many times it has been there. Which of
     * them do not belong to that, {@code others} says.
     */
    public List<String> deaths(Callable<?> doing, Predicate<String> others) throws Exception {
        Files.deleteIfExists(traceFile());
        doing.call();
        awaitRest(others);
        Map<String, Integer> times = new HashMap<>();
        return passed().stream()
                .filter(others.negate())
                .map(point -> point + "#" + times.merge(point, 1, Integer::sum))
                .toList();
    }

    /** Waits until no transaction is open, but for those of {@code others}. */
    private void awaitRest(Predicate<String> others) {
        await().atMost(START)
                .until(() -> isDead()
                        || passed().stream()
                                .collect(Collectors.toMap(
                                        point -> point.substring(point.indexOf(' ') + 1),
                                        Function.identity(),
                                        (earlier, later) -> later))
                                .values()
                                .stream()
                                .noneMatch(point -> point.startsWith("before-transaction ") && !others.test(point)));
    }

    private List<String> passed() throws IOException {
        return Files.exists(traceFile()) ? Files.readAllLines(traceFile()) : List.of();
    }

    /** Changes its database behind its back. */
    public void execute(String sql) throws SQLException {
        execute(name, sql);
    }

    /** The number that {@code query} gives in its database. */
    public long count(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect(name);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
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

    private Path traceFile() {
        return home.resolve("trace");
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
