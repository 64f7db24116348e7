package dev.paved.catalog.ownership;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.Org;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class TransferIT {

    private static void registered(String name, String owner) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("offPath", true, "type", "api", "owner", owner, "reason", "It is old", "expires", "90d"))
                .post("/api/services/" + name + "/register")
                .then()
                .statusCode(201);
    }

    private static Response ask(RequestSpecification caller, String service, String to) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("to", to, "reason", "They know it better"))
                .post("/api/services/" + service + "/transfer");
    }

    private static String asked(String user, String service, String to) {
        return ask(as(user), service, to)
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
    }

    private static Response decide(RequestSpecification caller, String id, String decision) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("note", "So be it"))
                .post("/api/catalog/transfers/" + id + "/" + decision);
    }

    private static String owner(String service) {
        return as("ada").get("/api/services/" + service).jsonPath().getString("owner");
    }

    private static List<OwnershipTransferred> told(String service) {
        return Stream.events().stream()
                .map(envelope -> envelope.event())
                .filter(OwnershipTransferred.class::isInstance)
                .map(OwnershipTransferred.class::cast)
                .filter(event -> event.service().equals(service))
                .toList();
    }

    @Test
    void service_changes_hands_once_a_member_of_its_owner_consents() {
        // Given
        registered("handed", "givers");
        Org.member("grace", "givers");
        Org.group("takers");
        Instant before = Instant.now();

        // When
        String id = asked("tom", "handed", "takers");

        // Then
        assertThat(owner("handed")).isEqualTo("givers");
        var waiting = as("ada").get("/api/catalog/transfers/" + id).then();
        waiting.body("from", equalTo("givers"))
                .body("to", equalTo("takers"))
                .body("reason", equalTo("They know it better"))
                .body("requestedBy", equalTo("tom"))
                .body("decidedBy", nullValue())
                .body("warning", nullValue());
        assertThat(Duration.between(before, Instant.parse(waiting.extract().path("expiresAt"))))
                .isBetween(
                        Duration.ofDays(14).minusSeconds(1), Duration.ofDays(14).plusMinutes(1));

        // When
        decide(as("grace"), id, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("grace"))
                .body("note", equalTo("So be it"));

        // Then
        assertThat(owner("handed")).isEqualTo("takers");
        assertThat(await().atMost(SOON).until(() -> told("handed"), events -> !events.isEmpty()))
                .containsExactly(new OwnershipTransferred("handed", "givers", "takers"));
    }

    @Test
    void owner_who_asks_consents_by_asking() {
        // Given
        registered("given", "payments");
        registered("own", "user:olga");

        // When
        ask(as("paul", "payments"), "given", "ledgers")
                .then()
                .statusCode(201)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("paul"));
        ask(as("olga"), "own", "ledgers").then().statusCode(201).body("state", equalTo("approved"));

        // Then
        assertThat(owner("given")).isEqualTo("ledgers");
        assertThat(owner("own")).isEqualTo("ledgers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "decline", "cancel"})
    void whoever_is_not_the_owner_is_told_who_can_consent(String decision) {
        // Given
        String service = "guarded-" + decision;
        registered(service, "guards");
        Org.run("delete from catalog_relation where source = 'group:default/guards'");
        Org.member("greg", "guards");
        String id = asked("tom", service, "takers");

        // When
        decide(as("eve", "takers"), id, decision)
                .then()
                .statusCode(403)
                .body("title", equalTo("Not the owner"))
                .body(
                        "detail",
                        equalTo("The service '" + service + "' belongs to guards, so the consent must come from whoever"
                                + " is in group:default/guards: user:default/greg. You are user:default/eve, in"
                                + " group:default/takers."));

        // Then
        assertThat(owner(service)).isEqualTo("guards");
        as("ada").get("/api/catalog/transfers/" + id).then().body("state", equalTo("pending"));
        as("ada").get("/api/audit").then().body("items.findAll { it.outcome == 'denied' }.actor", hasItem("eve"));
    }

    @Test
    void user_of_the_name_of_a_group_is_not_the_group() {
        // Given
        registered("posed", "posers");
        Org.group("posers");

        // When
        String id = asked("posers", "posed", "takers");

        // Then
        decide(as("posers"), id, "approve").then().statusCode(403);
    }

    @Test
    void owner_that_names_no_kind_and_no_group_is_the_user_of_that_name() {
        // Given
        registered("mine", "una");

        // Then
        ask(as("una"), "mine", "takers").then().statusCode(201).body("state", equalTo("approved"));
    }

    @Test
    void owner_of_another_namespace_is_not_the_user_of_that_name() {
        // Given
        registered("fays-abroad", "elsewhere/fay");

        // When
        String id = asked("fay", "fays-abroad", "takers");

        // Then
        decide(as("fay"), id, "approve").then().statusCode(403);
    }

    @Test
    void person_whose_name_is_written_alike_cannot_consent() {
        // Given
        as("nell@x")
                .contentType(ContentType.JSON)
                .body(Map.of("offPath", true, "type", "api", "reason", "It is old", "expires", "90d"))
                .post("/api/services/nells/register")
                .then()
                .statusCode(201)
                .body("owner", startsWith("nell_x-"));
        String id = asked("nell_x", "nells", "takers");

        // When
        for (String other : List.of("nell_x", "nell x", "nell@x-")) {
            decide(as(other), id, "approve").then().statusCode(403);
        }

        // Then
        assertThat(owner("nells")).startsWith("nell_x-");
        decide(as("nell@x"), id, "approve").then().statusCode(200).body("state", equalTo("approved"));
    }

    @Test
    void one_question_at_a_time_is_asked_about_a_service() {
        // Given
        registered("wanted", "holders");
        String first = asked("tom", "wanted", "takers");

        // When
        ask(as("eve"), "wanted", "others")
                .then()
                .statusCode(409)
                .body("title", equalTo("Transfer pending"))
                .body("detail", containsString("tom asked at"))
                .body("next", equalTo("platform service transfer cancel wanted"));

        // Then
        decide(as("tom"), first, "cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        asked("eve", "wanted", "others");
    }

    @Test
    void question_that_has_ended_stays_so() {
        // Given
        registered("kept", "keepers");
        String id = asked("tom", "kept", "takers");
        decide(as("kate", "keepers"), id, "decline").then().statusCode(200).body("state", equalTo("declined"));

        // When
        decide(as("kate", "keepers"), id, "approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("is declined by kate since"));

        // Then
        assertThat(owner("kept")).isEqualTo("keepers");
        decide(as("kate", "keepers"), "tr-none", "approve").then().statusCode(404);
    }

    @Test
    void question_that_nobody_answered_in_time_expires() {
        // Given
        registered("slow", "sleepers");
        String id = asked("tom", "slow", "takers");

        // When
        Org.run("update transfer set expires_at = now() - interval '1 minute' where id = '" + id + "'");

        // Then
        decide(as("sam", "sleepers"), id, "approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("is expired since"));
        String next = asked("tom", "slow", "takers");
        JsonPath ended = as("ada").get("/api/catalog/transfers/" + id).jsonPath();
        assertThat(ended.getString("state")).isEqualTo("expired");
        assertThat(ended.getString("decidedAt")).isEqualTo(ended.getString("expiresAt"));
        assertThat(next).isNotEqualTo(id);
    }

    @Test
    void question_that_nobody_looks_at_expires_too() {
        // Given
        registered("unseen", "sleepers");
        String id = asked("tom", "unseen", "takers");

        // When
        Org.run("update transfer set expires_at = now() - interval '1 minute' where id = '" + id + "'");

        // Then
        await().atMost(SOON)
                .until(() -> as("ada")
                        .get("/api/catalog/transfers/" + id)
                        .jsonPath()
                        .getString("state")
                        .equals("expired"));
    }

    @Test
    void owner_it_has_already_is_refused_however_it_is_written() {
        registered("same", "group:default/sames");

        ask(as("tom"), "same", "Sames").then().statusCode(409).body("title", equalTo("Same owner"));
        ask(as("tom"), "nobodys", "takers").then().statusCode(404);
        ask(as("tom"), "same", "component:x").then().statusCode(400).body("errors[0].pointer", equalTo("/to"));
    }

    @Test
    void owner_that_the_catalog_does_not_know_is_warned_of() {
        registered("ghosted", "hosts");

        ask(as("tom"), "ghosted", "ghosts")
                .then()
                .statusCode(201)
                .body("warning", containsString("The catalog has no user or group 'ghosts'"));
    }

    @Test
    void two_who_decide_at_once_see_each_other() {
        // Given
        registered("raced", "racers");
        String id = asked("tom", "raced", "takers");

        // When
        Builder<CompletableFuture<Integer>> answers = java.util.stream.Stream.builder();
        for (int i = 0; i < 6; i++) {
            String decision = i % 2 == 0 ? "approve" : "decline";
            answers.add(CompletableFuture.supplyAsync(
                    () -> decide(as("rob", "racers"), id, decision).statusCode()));
        }
        List<Integer> statuses =
                answers.build().toList().stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(409);
        boolean approved = as("ada")
                .get("/api/catalog/transfers/" + id)
                .jsonPath()
                .getString("state")
                .equals("approved");
        assertThat(owner("raced")).isEqualTo(approved ? "takers" : "racers");
    }

    @Test
    void questions_are_listed_by_service_state_and_owner() {
        // Given
        registered("listed-1", "listers");
        registered("listed-2", "listers");
        String first = asked("tom", "listed-1", "list-takers");
        String second = asked("tom", "listed-2", "group:default/List-Takers");
        decide(as("tom"), second, "cancel");

        // Then
        as("ada")
                .get("/api/catalog/transfers?owner=list-takers")
                .then()
                .body("items.id", equalTo(List.of(second, first)));
        as("ada")
                .get("/api/catalog/transfers?owner=listers&state=pending")
                .then()
                .body("items.id", equalTo(List.of(first)));
        for (String spelling : List.of("group:listers", "Group:default/Listers", "default/listers")) {
            as("ada")
                    .get("/api/catalog/transfers?state=pending&owner=" + spelling)
                    .then()
                    .body("items.id", equalTo(List.of(first)));
        }
        as("ada").get("/api/catalog/transfers?owner=user:listers").then().body("items.id", hasItem(first));
        as("ada").get("/api/catalog/transfers?owner=group:other/listers").then().body("items", empty());
        as("ada").get("/api/catalog/transfers?service=listed-2").then().body("items.id", equalTo(List.of(second)));
        String cursor = as("ada")
                .get("/api/catalog/transfers?owner=list-takers&limit=1")
                .jsonPath()
                .getString("nextCursor");
        as("ada")
                .get("/api/catalog/transfers?owner=list-takers&limit=1&cursor=" + cursor)
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("items.id", not(hasItem(second)));
        as("ada").get("/api/catalog/transfers?state=odd").then().statusCode(400);
    }
}
