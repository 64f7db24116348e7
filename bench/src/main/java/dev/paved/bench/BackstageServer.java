package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Backstage's catalog backend, on a database of its own. */
final class BackstageServer implements MeasuredCatalog, AutoCloseable {

    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long AGAIN_MILLIS = 100;
    private static final int AT_ONCE = 2_000;
    private static final Set<String> DEPENDENTS = Set.of("dependencyOf", "providesApi", "apiConsumedBy");
    private static final int LARGEST_PAGE = 1_000;

    private final BackstagePackages.Installed packages;
    private final Process process;
    private final CatalogHttp http;
    private final Connection database;

    private BackstageServer(
            BackstagePackages.Installed packages, Process process, CatalogHttp http, Connection database) {
        this.packages = packages;
        this.process = process;
        this.http = http;
        this.database = database;
    }

    /** Starts it and returns when it answers. */
    static BackstageServer start(BackstagePackages.Installed packages, EmbeddedPostgres postgres)
            throws IOException, InterruptedException, SQLException {
        int port = FreePort.any();
        ProcessBuilder builder = new ProcessBuilder("node", "index.mjs", "--config", "app-config.yaml")
                .directory(packages.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(packages.folder().resolve("backstage.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BACKSTAGE_PORT", String.valueOf(port),
                        "BACKSTAGE_DB_HOST", postgres.host(),
                        "BACKSTAGE_DB_PORT", String.valueOf(postgres.port()),
                        "BACKSTAGE_DB_USER", postgres.user(),
                        "BACKSTAGE_DB_PASSWORD", postgres.password(),
                        "NODE_ENV", "production",
                        "LOG_LEVEL", "warn"));
        Process process = builder.start();
        CatalogHttp http = CatalogHttp.at("http://127.0.0.1:" + port + "/api/catalog", Map.of());
        awaitAnswer(process, http, packages.folder());
        String url = postgres.jdbcUrl("backstage_plugin_catalog");
        return new BackstageServer(
                packages, process, http, DriverManager.getConnection(url, postgres.user(), postgres.password()));
    }

    private static void awaitAnswer(Process process, CatalogHttp http, Path folder)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                http.get("/entities/by-query?limit=0");
                return;
            } catch (ConnectException | IllegalStateException e) {
                if (!process.isAlive() || System.nanoTime() - begin > GIVES_UP_NANOS) {
                    process.destroy();
                    throw new IllegalStateException(
                            "Backstage did not start: see " + folder.resolve("backstage.log"), e);
                }
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
        }
    }

    @Override
    public String name() {
        return "Backstage " + packages.version();
    }

    @Override
    public void register(Path location) throws IOException, InterruptedException {
        http.post("/locations", Map.of("type", "file", "target", location.toString()));
    }

    @Override
    public int complete() throws SQLException {
        try (var rows = database.createStatement().executeQuery("""
                select count(*) from final_entities f
                 where f.final_entity is not null and f.entity_ref not like 'location:%'
                   and not exists (select from stitch_queue q where q.entity_ref = f.entity_ref)""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void component(int number) throws IOException, InterruptedException {
        CatalogAnswer.isNamed(
                "component-" + number, http.get("/entities/by-name/component/default/component-" + number));
    }

    @Override
    public void page(String type) throws IOException, InterruptedException {
        CatalogAnswer.isFull(query("&filter=kind=component,spec.type=" + type));
    }

    @Override
    public void search(String term) throws IOException, InterruptedException {
        CatalogAnswer.isNotEmpty(query(
                "&fullTextFilterFields=metadata.name,metadata.title,metadata.description&fullTextFilterTerm=" + term));
    }

    private JsonNode query(String what) throws IOException, InterruptedException {
        return http.get("/entities/by-query?totalItems=exclude&limit=" + CatalogQueries.PAGE + what);
    }

    /** It has no such question: a client must walk, and asks for all entities of a step together. */
    @Override
    public Dependents dependents(int component) throws IOException, InterruptedException {
        String start = "component:default/component-" + component;
        Set<String> found = new HashSet<>(Set.of(start));
        List<String> step = List.of(start);
        int requests = 0;
        while (!step.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (int from = 0; from < step.size(); from += AT_ONCE) {
                requests++;
                for (String dependent : direct(step.subList(from, Math.min(step.size(), from + AT_ONCE)))) {
                    if (found.add(dependent)) {
                        next.add(dependent);
                    }
                }
            }
            step = next;
        }
        return new Dependents(found.size() - 1, requests);
    }

    private List<String> direct(List<String> entities) throws IOException, InterruptedException {
        List<String> direct = new ArrayList<>();
        JsonNode answer =
                http.post("/entities/by-refs", Map.of("entityRefs", entities, "fields", List.of("relations")));
        for (JsonNode entity : answer.get("items")) {
            for (JsonNode relation : entity.path("relations")) {
                if (DEPENDENTS.contains(relation.get("type").asText())) {
                    direct.add(relation.get("targetRef").asText());
                }
            }
        }
        return direct;
    }

    @Override
    public Set<String> relations() throws IOException, InterruptedException {
        Set<String> relations = new HashSet<>();
        String page = "/entities/by-query?fields=kind,metadata.namespace,metadata.name,relations&limit=" + LARGEST_PAGE;
        String cursor = "";
        while (cursor != null) {
            JsonNode answer = http.get(page + cursor);
            CatalogAnswer.relations(answer.get("items"), relations);
            JsonNode next = answer.path("pageInfo").get("nextCursor");
            cursor = next == null ? null : "&cursor=" + CatalogHttp.encoded(next.asText());
        }
        return relations;
    }

    /** Its resident memory, in MiB. */
    long mebibytes() throws IOException {
        return Resident.mebibytes(process.toHandle());
    }

    @Override
    public void close() throws SQLException {
        http.close();
        database.close();
        process.destroy();
        process.onExit().join();
    }
}
