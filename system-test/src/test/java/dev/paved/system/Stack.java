package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.process.LiveProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A local stack of its own, on free ports and in a folder of its own, driven through the {@code platform} command. */
final class Stack implements AutoCloseable {

    /** What Alertmanager is known by. */
    static final String ALERTMANAGER_SECRET = "the secret of the alerts";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PORT_OPTIONS = List.of(
            "--port",
            "--kafka-port",
            "--postgres-port",
            "--catalog-port",
            "--provisioner-port",
            "--deployer-port",
            "--metrics-port",
            "--integrations-port");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path root = Path.of(System.getProperty("paved.root"));
    private final Path home;
    private final Path crashFile;
    private final Shell shell;
    private final ClientLog clientLog = new ClientLog();

    Stack() {
        try {
            home = Files.createTempDirectory("paved-system");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crashFile = home.resolve("crash");
        Folder.copy(root.resolve("golden-paths"), home.resolve("golden-paths"));
        link("platform");
        shell = new Shell(
                home,
                Map.of(
                        "PAVED_HOME",
                        home.toString(),
                        "PAVED_CRASH_FILE",
                        crashFile.toString(),
                        "PAVED_GOLDEN_PATHS",
                        home.resolve("golden-paths").toString(),
                        "PATH",
                        root + ":" + System.getenv("PATH"),
                        "PAVED_ALERTMANAGER_WEBHOOK_SECRET",
                        ALERTMANAGER_SECRET,
                        "NO_COLOR",
                        "1"));
    }

    Path home() {
        return home;
    }

    Path root() {
        return root;
    }

    /** What this stack promised those who typed commands through {@link #platform}. */
    ClientLog clientLog() {
        return clientLog;
    }

    /** Starts the stack on free ports. */
    Shell.Result up() {
        List<String> arguments = new ArrayList<>(List.of("up"));
        PORT_OPTIONS.forEach(option -> {
            arguments.add(option);
            arguments.add(String.valueOf(FreePort.any()));
        });
        return platform(arguments.toArray(String[]::new));
    }

    /** Runs {@code platform} with {@code arguments}. */
    Shell.Result platform(String... arguments) {
        return platformReading("", arguments);
    }

    /** Runs {@code platform} with {@code arguments} and {@code input} on its standard input. */
    Shell.Result platformReading(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("platform").toString()));
        command.addAll(List.of(arguments));
        Shell.Result result = shell.run(command, input);
        clientLog.typed(List.of(arguments), result);
        return result;
    }

    /** What {@code platform … -o json} prints, when it succeeds. */
    JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Shell.Result result = platform(all.toArray(String[]::new));
        if (result.exit() != 0) {
            throw new IllegalStateException(result.toString());
        }
        return read(result.out());
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    /** A shell in the stack's folder, where {@code golden-paths} is a copy of the shipped ones and {@code platform} is found. */
    Shell shell() {
        return shell;
    }

    /** Runs any other command in the stack's folder. */
    Shell.Result shell(String... command) {
        return shell.run(List.of(command));
    }

    HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What {@code work} gives, done while a user asks for {@code url} without a pause, whatever comes back. */
    <T> T whileAsking(String url, Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        Thread user = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                try {
                    get(url);
                } catch (UncheckedIOException gone) {
                    Thread.yield();
                }
            }
        });
        try {
            return work.get();
        } finally {
            done.set(true);
            await().until(() -> !user.isAlive());
        }
    }

    /** A request to the platform's API with the local user's token. */
    HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .header(
                        "Authorization",
                        "Bearer " + platform("auth", "token").out().strip());
    }

    String url() {
        return "http://localhost:" + settings().get("router").asInt();
    }

    /** What each service answers to Prometheus. */
    Stream<String> scrapes() {
        return settings()
                .get("services")
                .valueStream()
                .map(port ->
                        get("http://localhost:" + port.asInt() + "/metrics").body());
    }

    String bootstrapServers() {
        return "localhost:" + settings().get("kafka").asInt();
    }

    /** A connection to a service's database. */
    Connection database(String service) throws SQLException {
        String password = text(home.resolve("postgres-password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + settings().get("postgres").asInt() + "/" + service, "paved", password);
    }

    /** Kills the process named {@code name} as {@code kill -9} does, and gives its pid. */
    long kill(String name) {
        long pid = pid(name);
        LiveProcess process = LiveProcess.of(ProcessHandle.of(pid).orElseThrow());
        process.kill();
        assertThat(process.awaitEnd(Duration.ofSeconds(10)))
                .as("%s (process %d) is dead", name, pid)
                .isTrue();
        return pid;
    }

    /** The pid of the process named {@code name}, which runs or ran last: a part of the stack, or PostgreSQL's own. */
    long pid(String name) {
        return name.equals("postgres")
                ? Long.parseLong(text(home.resolve("postgres").resolve("postmaster.pid"))
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .strip())
                : read(text(home.resolve("run").resolve(name + ".json")))
                        .get("pid")
                        .asLong();
    }

    /** Lets a service die at a named point, once. */
    void crashAt(String point) {
        try {
            Files.writeString(crashFile, point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the requested crash has happened. */
    boolean crashed() {
        return Files.notExists(crashFile);
    }

    /** Documents type {@code ./platform}. */
    private void link(String program) {
        try {
            Files.createSymbolicLink(home.resolve(program), root.resolve(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode settings() {
        return read(text(home.resolve("stack.json")));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and deletes all it made but its logs, which go to the build's folder. */
    @Override
    public void close() {
        Shell.Result down = platform("down");
        Folder.copy(home.resolve("logs"), root.resolve("system-test/target/stack-logs"));
        Services.succeed(down);
        Folder.delete(home);
    }
}
