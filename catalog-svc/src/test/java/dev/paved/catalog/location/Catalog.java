package dev.paved.catalog.location;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The catalog as those see it who register locations. */
public final class Catalog {

    private Catalog() {}

    /** Registers a location, and says its id once it was read. */
    public static String register(String type, String target) {
        Response response = post(type, target);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        String id = response.jsonPath().getString("id");
        read(id, response.jsonPath().getString("readAt"));
        return id;
    }

    public static Response post(String type, String target) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("type", type, "target", target))
                .post("/api/catalog/locations");
    }

    /** Reads the location again, and shows it after that. */
    public static JsonPath refreshed(String id) {
        String before = show(id).getString("readAt");
        as("ada").post("/api/catalog/locations/" + id + "/refresh").then().statusCode(200);
        return read(id, before);
    }

    private static JsonPath read(String id, String before) {
        return await().atMost(SOON)
                .until(
                        () -> show(id),
                        location -> location.getString("error") != null
                                || location.getString("readAt") != null
                                        && !location.getString("readAt").equals(before));
    }

    public static JsonPath show(String id) {
        return as("ada").get("/api/catalog/locations/" + id).jsonPath();
    }

    public static Response entity(String kind, String name) {
        return as("ada").get("/api/catalog/entities/by-name/" + kind + "/default/" + name);
    }

    /** The refs of the entities that {@code query} finds, on one page. */
    public static List<String> found(String query) {
        return as("ada")
                .urlEncodingEnabled(false)
                .get("/api/catalog/entities?limit=500&" + query)
                .jsonPath()
                .getList("items.metadata.name");
    }

    /** Writes a file, in folders that are made. */
    public static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A component in YAML, with more of its spec. */
    public static String component(String name, String spec) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s}
                spec: {type: service, lifecycle: production, owner: team-a%s}
                """.formatted(name, spec);
    }
}
