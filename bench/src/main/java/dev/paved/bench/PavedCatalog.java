package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.identity.LocalIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog of a local stack. */
final class PavedCatalog implements MeasuredCatalog, AutoCloseable {

    private static final Duration VALIDITY = Duration.ofHours(4);
    private static final int LARGEST_PAGE = 500;
    private static final int LOCATIONS = 1 + CatalogFiles.DEPARTMENTS;

    private final CatalogHttp http;
    private @Nullable String location;

    /** That of {@code stack}, which runs. */
    PavedCatalog(RunningStack stack) {
        String token = LocalIdentity.at(stack.home()).token("bench", VALIDITY);
        this.http = CatalogHttp.at(
                "http://127.0.0.1:" + stack.port("--catalog-port") + "/api/catalog",
                Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public String name() {
        return "Paved";
    }

    @Override
    public void register(Path file) throws IOException, InterruptedException {
        location = http.post("/locations", Map.of("type", "file", "target", file.toString()))
                .get("id")
                .asText();
    }

    /** Of the entities but Locations. They and their relations become visible together, so that those are complete that are there. */
    @Override
    public int complete() throws IOException, InterruptedException {
        JsonNode view = http.get("/locations/" + Objects.requireNonNull(location, "nothing is registered"));
        if (view.get("state").asText().equals("failed")) {
            throw new IllegalStateException("the location could not be read: " + view);
        }
        return Math.max(0, view.get("entities").asInt() - LOCATIONS);
    }

    @Override
    public void component(int number) throws IOException, InterruptedException {
        named("component-" + number);
    }

    /** Asks for the component of that name, which has relations. */
    void named(String name) throws IOException, InterruptedException {
        CatalogAnswer.isNamed(name, http.get("/entities/by-name/component/default/" + name));
    }

    @Override
    public void page(String type) throws IOException, InterruptedException {
        CatalogAnswer.isFull(query("&filter=kind=component,spec.type=" + type));
    }

    @Override
    public void search(String term) throws IOException, InterruptedException {
        CatalogAnswer.isNotEmpty(query("&q=" + term));
    }

    private JsonNode query(String what) throws IOException, InterruptedException {
        return http.get("/entities?limit=" + CatalogQueries.PAGE + what);
    }

    @Override
    public Dependents dependents(int component) throws IOException, InterruptedException {
        JsonNode answer = http.get("/entities/by-name/component/default/component-" + component + "/dependents");
        if (!answer.get("complete").asBoolean()) {
            throw new IllegalStateException("not all dependents of component-" + component + " were shown");
        }
        return new Dependents(answer.get("items").size(), 1);
    }

    @Override
    public Set<String> relations() throws IOException, InterruptedException {
        Set<String> relations = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = http.get("/entities?limit=" + LARGEST_PAGE + cursor);
            CatalogAnswer.relations(page.get("items"), relations);
            JsonNode next = page.path("nextCursor");
            cursor = next.isTextual() ? "&cursor=" + CatalogHttp.encoded(next.asText()) : null;
        }
        return relations;
    }

    @Override
    public void close() {
        http.close();
    }
}
