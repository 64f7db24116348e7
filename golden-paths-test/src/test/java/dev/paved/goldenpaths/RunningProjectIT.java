package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.embedded.FreePort;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every project that a golden path makes is built as the local target does it, started, asked, stopped, and its own tests are run, against
 * a real PostgreSQL where it has a database. Two at a time, of which each test awaits one.
 */
class RunningProjectIT {

    private static final int LANES = 2;
    /** Requests at once: more than any of the projects has threads or connections for. */
    private static final int CROWD = 60;
    /** The most connections that a project has at once. */
    private static final int CONNECTIONS = 10;

    private static final Pattern ASKED = Pattern.compile("\\b([a-z_]+)\\{job=");

    @TempDir
    private static Path folder;

    private static final ExecutorService LANE = Executors.newFixedThreadPool(LANES);
    private static final Map<Variant, Future<?>> RUNS = new HashMap<>();
    private static final List<Database> DATABASES = new ArrayList<>();

    @BeforeAll
    static void begin() {
        DATABASES.add(Database.in(folder));
        Variant.all()
                .forEach(variant -> RUNS.put(variant, LANE.submit(() -> {
                    work(variant);
                    return null;
                })));
    }

    @AfterAll
    static void end() {
        LANE.shutdownNow();
        DATABASES.forEach(Database::close);
    }

    static Stream<Variant> variants() {
        return Variant.all().stream();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void project_builds_runs_and_passes_its_own_tests(Variant variant) throws Throwable {
        try {
            java.util.Objects.requireNonNull(RUNS.get(variant)).get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static void work(Variant variant) throws Exception {
        Toolchain toolchain = Toolchain.of(variant);
        toolchain.needed();
        Project project = Project.rendered(variant, variant.service(), folder.resolve("projects"));
        toolchain.prepare(project);
        Map<String, String> environment = new HashMap<>();
        if (variant.hasDatabase()) {
            environment.put("DATABASE_URL", DATABASES.getFirst().made(variant.service()));
        }
        JsonNode platform = project.yaml("platform.yaml");
        List<String> build = toolchain.build(project, words(platform.path("build")));
        if (!build.isEmpty()) {
            new Program(project.folder(), environment).run(build);
        }
        try (Started service = started(project, platform, environment)) {
            service.isHealthySoon(platform.path("health").asText());
            answers(project, service);
            tellsWhatIsWatched(project, service);
            stopsInOrder(project, service);
            saysWhatItDid(project, service);
        }
        if (variant.hasDatabase()) {
            saysThatItNeedsADatabase(project, platform);
            livesWhileTheDatabaseIsAway(project, platform);
            if (!variant.isWorker()) {
                livesWhileTheDatabaseHangs(project, platform, environment);
            }
        }
        new Program(project.folder(), environment).run(toolchain.tests(project));
    }

    private static Started started(Project project, JsonNode platform, Map<String, String> environment)
            throws IOException {
        int port = FreePort.any();
        Map<String, String> own = new HashMap<>(environment);
        own.put(platform.path("port").asText(), String.valueOf(port));
        own.put("PAVED_VERSION", "1.2.3");
        List<String> run = Toolchain.of(project.variant()).start(project, words(platform.path("run")));
        Path log = folder.resolve(project.service() + ".log");
        return Started.at(port, new Program(project.folder(), own).started(run, log), log);
    }

    private static void answers(Project project, Started service) throws Exception {
        String about = "{\"service\":\"" + project.service() + "\",\"version\":\"1.2.3\"}";
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(service.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(service.post("/", "text/plain", "").statusCode()).isEqualTo(405);
        switch (project.variant().type()) {
            case "web" -> {
                assertThat(service.get("/").body()).contains("<h1>" + project.service() + "</h1>");
                assertThat(service.get("/static/style.css").body()).contains("font-family");
                if (project.variant().hasDatabase()) {
                    assertThat(service.post("/notes", "application/x-www-form-urlencoded", "text=1+%3C+2")
                                    .statusCode())
                            .isEqualTo(303);
                    assertThat(service.get("/").body()).contains("<li>1 &lt; 2</li>");
                }
            }
            case "api" -> {
                assertThat(service.get("/").body()).isEqualTo(about);
                if (project.variant().hasDatabase()) {
                    assertThat(service.post("/notes", "text/plain", "Buy milk").body())
                            .isEqualTo("{\"id\":1,\"text\":\"Buy milk\"}");
                    assertThat(service.get("/notes").body()).isEqualTo("[{\"id\":1,\"text\":\"Buy milk\"}]");
                }
            }
            default -> {
                assertThat(service.get("/").body()).isEqualTo(about);
                if (project.variant().hasDatabase()) {
                    DATABASES.getFirst().execute(project.service(), "insert into jobs default values");
                }
                await().atMost(Started.SOON)
                        .until(() -> service.metrics()
                                        .values()
                                        .getOrDefault("jobs_processed_total{outcome=\"success\"}", 0.0)
                                >= 1);
            }
        }
    }

    /** Every metric that the dashboard and the alerts ask for is there, and what was asked is counted. */
    private static void tellsWhatIsWatched(Project project, Started service) throws Exception {
        Set<String> asked = new TreeSet<>();
        Matcher names = ASKED.matcher(project.json("monitoring/dashboard.json").findValuesAsText("expr") + " "
                + project.yaml("monitoring/alerts.yaml").findValuesAsText("expr"));
        while (names.find()) {
            asked.add(names.group(1));
        }
        asked.remove("up"); // Prometheus' own
        Started.Metrics metrics = service.metrics();
        assertThat(asked).isNotEmpty();
        assertThat(metrics.names()).containsAll(asked);
        assertThat(metrics.values())
                .containsEntry("http_requests_total{method=\"GET\",path=\"/\",status=\"200\"}", gets(project))
                .containsEntry("http_requests_total{method=\"any\",path=\"other\",status=\"404\"}", 1.0)
                .containsEntry("service_info{service=\"" + project.service() + "\",version=\"1.2.3\"}", 1.0);
    }

    private static double gets(Project project) {
        return project.variant().type().equals("web") && project.variant().hasDatabase() ? 2 : 1;
    }

    /** What was begun when it was told to stop is finished. */
    private static void stopsInOrder(Project project, Started service) throws Exception {
        if (project.has("deploy/kubernetes/service.yaml") && project.variant().hasDatabase()) {
            try (SlowRequest request = SlowRequest.begun(service)) {
                service.process().destroy();
                await().atMost(Started.SOON)
                        .untilAsserted(() ->
                                assertThat(Files.readString(service.log())).contains("\"stops\""));
                assertThat(request.ended()).isIn(201, 303);
            }
        }
        service.stopsInOrder();
    }

    private static void saysThatItNeedsADatabase(Project project, JsonNode platform) throws Exception {
        try (Started service = started(project, platform, Map.of("DATABASE_URL", ""))) {
            assertThat(service.process().waitFor(Started.SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            assertThat(service.process().exitValue()).isEqualTo(1);
            assertThat(service.lines().toString()).contains("DATABASE_URL is not set. Set it to, for example, ");
        }
    }

    private static void livesWhileTheDatabaseIsAway(Project project, JsonNode platform) throws Exception {
        String nowhere = "postgres://nobody:secret@127.0.0.1:1/nothing?sslmode=disable";
        try (Started service = started(project, platform, Map.of("DATABASE_URL", nowhere))) {
            await().atMost(Started.SOON)
                    .ignoreExceptionsMatching(IOException.class::isInstance)
                    .untilAsserted(() ->
                            assertThat(service.get("/health/live").statusCode()).isEqualTo(200));
            assertThat(service.get("/health").statusCode()).isEqualTo(503);
            assertThat(service.metrics().values()).containsEntry("database_up", 0.0);
            service.stopsInOrder();
            assertThat(service.lines().toString()).contains("the database can not be migrated yet");
            assertThat(service.lines().toString()).doesNotContain("secret");
        }
    }

    /** It is not started anew, and a request that waits too long for the database fails. */
    private static void livesWhileTheDatabaseHangs(Project project, JsonNode platform, Map<String, String> environment)
            throws Exception {
        String notes = project.variant().type().equals("web") ? "/" : "/notes";
        try (Started service = started(project, platform, environment)) {
            service.isHealthySoon(platform.path("health").asText());
            try (var lock = DATABASES.getFirst().locked(project.service(), "notes")) {
                assertThat(lock.isClosed()).isFalse();
                CompletableFuture<HttpResponse<String>> first = service.begun(notes);
                List<CompletableFuture<HttpResponse<String>>> others =
                        Stream.generate(() -> service.begun(notes)).limit(CROWD).toList();
                await().atMost(Started.SOON)
                        .until(() -> DATABASES.getFirst().waiting(project.service()) == CONNECTIONS);
                for (String path : List.of("/health/live", "/metrics")) {
                    assertThat(service.begun(path).get(2, TimeUnit.SECONDS).statusCode())
                            .as(path)
                            .isEqualTo(200);
                }
                assertThat(first).isNotDone();
                assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
                for (CompletableFuture<HttpResponse<String>> other : others) {
                    assertThat(other.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
                }
            }
            await().atMost(Started.SOON)
                    .untilAsserted(
                            () -> assertThat(service.get(notes).statusCode()).isEqualTo(200));
            service.stopsInOrder();
        }
    }

    private static void saysWhatItDid(Project project, Started service) throws IOException {
        assertThat(service.lines())
                .extracting(line -> line.path("message").asText())
                .anyMatch(message -> message.startsWith("listens on port "))
                .contains("stops", "has stopped");
        assertThat(service.lines())
                .extracting(line -> line.path("level").asText())
                .doesNotContain("error");
        assertThat(Files.readString(service.log()))
                .doesNotContain(DATABASES.getFirst().postgres().password() + "@");
        assertThat(service.lines())
                .extracting(line -> line.path("service").asText())
                .containsOnly(project.service());
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
