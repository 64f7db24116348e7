package dev.paved.catalog.entity;

import static dev.paved.catalog.location.Catalog.component;
import static dev.paved.catalog.location.Catalog.entity;
import static dev.paved.catalog.location.Catalog.found;
import static dev.paved.catalog.location.Catalog.write;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.catalog.location.Catalog;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class EntityQueryIT {

    private static final String BY_NAME = "/api/catalog/entities/by-name/";
    private static boolean registered;

    @TempDir
    private static Path folder;

    @BeforeEach
    void shop() throws Exception {
        if (registered) {
            return;
        }
        registered = true;
        String all = String.join(
                "---\n",
                component("q-web", ", system: q-shop, consumesApis: [q-orders-api]"),
                component(
                        "q-orders",
                        ", system: q-shop, providesApis: [q-orders-api], dependsOn: ['resource:q-db', 'component:q-stock']"),
                component("q-stock", ", dependsOn: ['resource:q-db', 'component:q-orders']"),
                component("q-lonely", ", dependsOn: ['component:q-nowhere']"),
                """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: q-orders-api, title: Ordering Things, tags: [rest, 'v1']}
                spec: {type: openapi, lifecycle: production, owner: q-team-b, definition: x}
                """,
                """
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: {name: q-db, annotations: {paved.dev/size: Large}}
                spec: {type: database, owner: q-team-b}
                """,
                """
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata: {name: q-shop}
                spec: {owner: user:ada}
                """,
                """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: q-team-b}
                spec: {type: team, children: []}
                """);
        Catalog.register("file", write(folder.resolve("shop.yaml"), all).toString());
    }

    @Test
    void filters_are_fields_that_all_hold_and_alternatives_of_which_one_is_enough() {
        assertThat(found("q=q&filter=kind=component,spec.system=Q-Shop")).containsExactly("q-orders", "q-web");
        assertThat(found("q=q&filter=kind=api&filter=kind=resource")).containsExactly("q-orders-api", "q-db");
        assertThat(found("q=q&filter=kind=api,kind=resource")).containsExactly("q-orders-api", "q-db");
        assertThat(found("filter=metadata.tags=v1,metadata.name=q-orders-api")).containsExactly("q-orders-api");
        assertThat(found("filter=metadata.annotations.paved.dev/size=large")).containsExactly("q-db");
        assertThat(found("q=q&filter=spec.system")).containsExactly("q-orders", "q-web");
        assertThat(found("filter=relations.dependencyOf=component:default/q-stock"))
                .containsExactly("q-orders", "q-db");
        assertThat(found("q=q&owner=q-team-b")).containsExactly("q-orders-api", "q-db");
        assertThat(found("q=q&owner=user:ada")).containsExactly("q-shop");
        as("ada")
                .get("/api/catalog/entities?filter=,")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/filter"));
        as("ada")
                .get("/api/catalog/entities?owner=a:")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/owner"));
    }

    @Test
    void text_finds_words_and_their_beginnings_in_names_titles_and_tags() {
        assertThat(found("q=ordering")).contains("q-orders-api");
        assertThat(found("q=order%20thi")).containsExactly("q-orders-api");
        assertThat(found("q=Q-LONE")).containsExactly("q-lonely");
        assertThat(found("q=%27%26%7C!")).isNotEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as("ada")
                    .get("/api/catalog/entities?filter=kind=component,spec.owner=team-a&q=q&limit=3&cursor=" + cursor)
                    .jsonPath();
            seen.addAll(page.getList("items.metadata.name"));
            cursor = page.getString("nextCursor");
        }
        assertThat(seen).containsExactly("q-lonely", "q-orders", "q-stock", "q-web");
    }

    @Test
    void dependents_are_found_transitively_once_each_with_their_distance_in_cycles_too() {
        JsonPath all =
                as("ada").get(BY_NAME + "resource/default/q-db/dependents").jsonPath();
        assertThat(all.getList("items.ref"))
                .containsExactly(
                        "component:default/q-orders",
                        "component:default/q-stock",
                        "api:default/q-orders-api",
                        "component:default/q-web");
        assertThat(all.getList("items.depth")).containsExactly(1, 1, 2, 3);
        assertThat(all.getString("items[3].via")).isEqualTo("api:default/q-orders-api");
        assertThat(all.getString("items[3].relation")).isEqualTo("apiConsumedBy");
        assertThat(all.getBoolean("complete")).isTrue();
        assertThat(as("ada")
                        .get(BY_NAME + "resource/default/q-db/dependents?depth=1")
                        .jsonPath()
                        .getList("items.ref"))
                .hasSize(2);
        as("ada")
                .get(BY_NAME + "resource/default/q-db/dependents?depth=0")
                .then()
                .statusCode(400);
        as("ada")
                .get(BY_NAME + "resource/default/q-bd/dependents")
                .then()
                .statusCode(404)
                .body("suggestions", hasItem("resource:default/q-db"));
    }

    @Test
    void dependencies_are_the_other_way_round() {
        assertThat(as("ada")
                        .get(BY_NAME + "component/default/q-web/dependencies")
                        .jsonPath()
                        .getList("items.ref"))
                .containsExactly(
                        "api:default/q-orders-api",
                        "component:default/q-orders",
                        "component:default/q-stock",
                        "resource:default/q-db");
    }

    @Test
    void impact_names_the_owners_of_all_that_is_affected() {
        JsonPath impact =
                as("ada").get(BY_NAME + "system/default/q-shop/impact").jsonPath();
        assertThat(impact.getInt("entities")).isEqualTo(4);
        assertThat(impact.getList("owners.owner")).containsExactly("group:default/team-a", "group:default/q-team-b");
        assertThat(impact.getList("owners[1].refs")).containsExactly("api:default/q-orders-api");
    }

    @Test
    void references_that_lead_nowhere_are_listed_with_the_file_that_has_them() {
        as("ada")
                .get("/api/catalog/dangling?limit=500")
                .then()
                .body(
                        "items.findAll { it.source == 'component:default/q-lonely' }.target",
                        hasItem("component:default/q-nowhere"))
                .body("items.find { it.source == 'component:default/q-lonely' }.file", containsString("shop.yaml"));
    }

    @Test
    void unchanged_entity_is_not_sent_again() {
        String tag = entity("component", "q-web").header("ETag");
        as("ada")
                .header("If-None-Match", tag)
                .get(BY_NAME + "component/default/q-web")
                .then()
                .statusCode(304);
    }

    @Test
    void page_of_very_long_entities_is_shorter_and_goes_on() throws Exception {
        // Given
        String definition = "x".repeat(3 * 1024 * 1024);
        List<String> all = new ArrayList<>();
        for (String name : List.of("q-huge-a", "q-huge-b", "q-huge-c")) {
            all.add("""
                    apiVersion: backstage.io/v1alpha1
                    kind: API
                    metadata: {name: %s}
                    spec: {type: q-huge, lifecycle: production, owner: q-team-b, definition: %s}
                    """.formatted(name, definition));
        }
        Catalog.register(
                "file",
                write(folder.resolve("huge.yaml"), String.join("---\n", all)).toString());

        // When
        JsonPath first = page("");
        JsonPath second = page("&cursor=" + first.getString("nextCursor"));

        // Then
        assertThat(first.getList("items.metadata.name")).isEqualTo(List.of("q-huge-a", "q-huge-b"));
        assertThat(second.getList("items.metadata.name")).isEqualTo(List.of("q-huge-c"));
        assertThat(second.getString("nextCursor")).isNull();
    }

    private static JsonPath page(String cursor) {
        return as("ada")
                .urlEncodingEnabled(false)
                .get("/api/catalog/entities?limit=500&filter=spec.type=q-huge" + cursor)
                .jsonPath();
    }
}
