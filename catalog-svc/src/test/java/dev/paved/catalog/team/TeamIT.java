package dev.paved.catalog.team;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.Org;
import dev.paved.catalog.Told;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class TeamIT {

    private static void registered(String name, String owner) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("offPath", true, "type", "api", "owner", owner, "reason", "It is old", "expires", "90d"))
                .post("/api/services/" + name + "/register")
                .then()
                .statusCode(201);
    }

    @Test
    void page_of_a_team_shows_what_is_theirs() {
        // Given
        Org.entity("group:default/bakers", "Group", "bakers", """
                {"metadata":{"name":"bakers","description":"They bake"},
                 "spec":{"type":"team","profile":{"displayName":"The Bakers"}}}""");
        Org.member("berta", "bakers");
        Org.relate("group:default/bakers", "childOf", "parentOf", "group:default/food");
        Org.entity("resource:default/oven", "Resource", "oven");
        Org.owned("resource:default/oven", "group:default/bakers");
        registered("bread", "bakers");
        registered("cake", "group:default/Bakers");
        Org.entity("component:default/bread", "Component", "bread");
        Org.owned("component:default/bread", "group:default/bakers");
        Stream.publish(Told.succeeded("bread-1", "bread", "production", "1.2.3", 0));
        Stream.publish(Told.opened("INC-30", "bread", "production", 10));
        as("tom")
                .contentType(ContentType.JSON)
                .body(Map.of("to", "butchers"))
                .post("/api/services/cake/transfer")
                .then()
                .statusCode(201);

        // When
        await().atMost(SOON)
                .untilAsserted(() -> as("ada").get("/api/teams/bakers").then().body("openIncidents", equalTo(1)));

        // Then
        as("ada")
                .get("/api/teams/bakers")
                .then()
                .statusCode(200)
                .body("ref", equalTo("group:default/bakers"))
                .body("known", equalTo(true))
                .body("title", equalTo("The Bakers"))
                .body("description", equalTo("They bake"))
                .body("type", equalTo("team"))
                .body("parent", equalTo("group:default/food"))
                .body("members", equalTo(List.of("user:default/berta")))
                .body("services.name", equalTo(List.of("bread", "cake")))
                .body(
                        "services[0].versions",
                        equalTo(List.of(
                                Map.of("environment", "production", "version", "1.2.3", "health", "unhealthy"))))
                .body("services[0].openIncidents.incident", equalTo(List.of("INC-30")))
                .body("offPath", equalTo(2))
                .body("offPathExpired", equalTo(0))
                .body("entities", equalTo(Map.of("resource", List.of("resource:default/oven"))))
                .body("transfers.service", equalTo(List.of("cake")));
        as("ada").get("/api/teams/butchers").then().body("transfers.service", equalTo(List.of("cake")));
        as("ada").get("/api/teams/food").then().body("children", equalTo(List.of("group:default/bakers")));
        for (String ref : List.of("group:default/bakers", "Bakers", "group:default%2Fbakers")) {
            as("ada")
                    .urlEncodingEnabled(false)
                    .get("/api/teams/" + ref)
                    .then()
                    .body("ref", equalTo("group:default/bakers"));
        }
    }

    @Test
    void team_that_is_nowhere_is_not_found() {
        Org.group("painters");

        as("ada")
                .get("/api/teams/paintres")
                .then()
                .statusCode(404)
                .body("suggestions", hasItem("painters"))
                .body("next", equalTo("platform team list"));
    }

    @Test
    void owner_whom_the_catalog_does_not_have_is_shown_with_what_is_orphaned() {
        // Given
        registered("orphan", "ghosts");
        long before = list("limit=50").getLong("orphans.services");
        registered("orphan-2", "ghosts");

        // Then
        as("ada")
                .get("/api/teams/ghosts")
                .then()
                .body("known", equalTo(false))
                .body("members", empty())
                .body("services.name", equalTo(List.of("orphan", "orphan-2")));
        assertThat(list("limit=50").getLong("orphans.services")).isEqualTo(before + 1);
        assertThat(line("group:default/ghosts").getBoolean("known")).isFalse();
    }

    @Test
    void entity_of_an_owner_whom_the_catalog_does_not_have_is_counted() {
        // Given
        Org.group("present");
        long before = list("limit=1").getLong("orphans.entities");

        // When
        Org.entity("resource:default/bucket", "Resource", "bucket");
        Org.owned("resource:default/bucket", "group:default/vanished");
        Org.entity("resource:default/pail", "Resource", "pail");
        Org.owned("resource:default/pail", "group:default/present");

        // Then
        JsonPath first = list("limit=1");
        assertThat(first.getLong("orphans.entities")).isEqualTo(before + 1);
        assertThat(line("group:default/present").getInt("entities")).isEqualTo(1);
        assertThat(list("limit=1&cursor=" + first.getString("nextCursor")).getMap("orphans"))
                .isNull();
    }

    @Test
    void numbers_are_right_where_the_list_of_services_is_cut() {
        // Given
        String crowd = "from generate_series(1, 1001) as n";
        Org.run("insert into service (name, phase, type, owner, description, lifecycle, created_by, created_at)"
                + " select 'zz-crowd-' || lpad(n::text, 4, '0'), 'ACTIVE', 'api', 'crowd', '', 'production', 'ada', now() "
                + crowd);
        Org.run("insert into off_path (service, reason, granted_by, granted_at, expires_at, expired_at)"
                + " select 'zz-crowd-' || lpad(n::text, 4, '0'), 'Old', 'ada', now(), now(), now() " + crowd);
        Org.run(
                "insert into incident (incident, service, opened_at, opened_event, opened_event_type, opened_event_time)"
                        + " values ('INC-crowd', 'zz-crowd-1001', now(), gen_random_uuid(), 'x', now())");
        Org.entity("component:default/zz-crowd-1001", "Component", "zz-crowd-1001");
        Org.owned("component:default/zz-crowd-1001", "group:default/crowd");
        try {
            // When
            var team = as("ada").get("/api/teams/crowd").then().statusCode(200);

            // Then
            team.body("services.size()", equalTo(1000))
                    .body("serviceCount", equalTo(1001))
                    .body("offPath", equalTo(1001))
                    .body("offPathExpired", equalTo(1001))
                    .body("openIncidents", equalTo(1))
                    .body("entities", equalTo(Map.of()))
                    .body("entityCount", equalTo(0));
        } finally {
            Org.run("delete from incident where incident = 'INC-crowd'");
            Org.run("delete from service where owner = 'crowd'");
        }
    }

    @Test
    void owner_without_a_kind_is_the_user_of_that_name_where_there_is_no_such_group() {
        // Given
        Org.entity("user:default/solo", "User", "solo");
        registered("own-thing", "solo");

        // Then
        as("ada")
                .get("/api/teams/user:solo")
                .then()
                .body("known", equalTo(true))
                .body("services.name", equalTo(List.of("own-thing")));
        as("ada").get("/api/teams/solo").then().statusCode(404);
    }

    @Test
    void teams_are_listed_page_by_page_with_their_counts() {
        // Given
        Org.member("page-user", "page-1");
        Org.group("page-2");
        registered("paged", "page-3");

        // When
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = list("limit=2&cursor=" + cursor);
            seen.addAll(page.getList("items.ref"));
            cursor = page.getString("nextCursor");
        }

        // Then
        assertThat(seen)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("group:default/page-1", "group:default/page-2", "group:default/page-3");
        assertThat(line("group:default/page-1").getInt("members")).isEqualTo(1);
        assertThat(line("group:default/page-3").getInt("services")).isEqualTo(1);
        assertThat(line("group:default/page-3").getInt("offPath")).isEqualTo(1);
    }

    private static JsonPath list(String query) {
        return as("ada").get("/api/teams?" + query).jsonPath();
    }

    private static JsonPath line(String ref) {
        JsonPath all = list("limit=500");
        return all.setRootPath("items.find { it.ref == '" + ref + "' }");
    }
}
