package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.PATH;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.create;
import static dev.paved.integrations.subscription.Subscribing.replay;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class SubscriptionRefusalIT {

    private static final String URL = "http://127.0.0.1:9/hook";
    private static final String ID = "0199c5aa-0000-7000-8000-000000000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /team | must name a team, such as payments, group:payments or user:ada",
                "{} | /url | must be where events are sent, or slack a channel of Slack",
                "[] | | must be a JSON object",
                "{'team':7,'url':'URL'} | /team | must be a text that is not blank",
                "{'team':'a b','url':'URL'} | /team | must name a team, such as payments, group:payments or user:ada; is 'a b'",
                "{'team':'payments','url':'ftp://x'} | /url | The URL has to begin with https:// or http://.",
                "{'team':'payments','url':'http://a:b@x/'} | /url | The URL has a name or password in it; deliveries are signed instead.",
                "{'team':'payments','url':'https://10.1.2.3/hook'} | /url | The host '10.1.2.3' leads to an address that is not asked: 10.1.2.3 is not a public address (10.0.0.0/8, private use). An operator may allow it with paved.integrations.outbound.allowed-ranges.",
                "{'team':'payments','url':'URL','filter':[]} | /filter | must be a JSON object",
                "{'team':'payments','url':'URL','filters':{}} | /filters | is no field here; there are team, url, slack, filter",
                "{'team':'payments','url':'URL','filter':{'outcome':'good'}} | /filter/outcome | must be succeeded, failed or rolled-back; is 'good'",
                "{'team':'payments','url':'URL','filter':{'enviroment':'x'}} | /filter/enviroment | is no field here; there are types, service, team, environment, outcome",
                "{'team':'payments','url':'URL','filter':{'environment':'a b'}} | /filter/environment | must be the name of an environment, or a type of them such as production; is 'a b'",
                "{'team':'payments','url':'URL','filter':{'types':'x'}} | /filter/types | must be a list of texts that are not blank",
                "{'team':'payments','url':'URL','filter':{'types':['a,b']}} | /filter/types | must be types such as deployment.succeeded or deployment.*",
                "{'team':'payments','url':'URL','filter':{'service':'a b'}} | /filter/service | must be the name of a service; is 'a b'"
            })
    void wrong_field_is_told_and_nothing_is_made(String body, String pointer, String detail) throws Exception {
        long before = Published.count("select count(*) from subscription");

        as("ada", TEAM)
                .contentType(ContentType.JSON)
                .body(body.replace("URL", URL).replace('\'', '"').replace("is \"", "is '"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("detail", equalTo("The request has wrong fields; nothing was changed."))
                .body("errors.pointer", hasItem(pointer == null ? "" : pointer))
                .body("errors.detail", hasItem(detail));

        assertThat(Published.count("select count(*) from subscription")).isEqualTo(before);
    }

    @Test
    void type_that_no_event_has_is_told_with_what_may_be_meant() {
        create(Map.of("team", TEAM, "url", URL, "filter", Map.of("types", List.of("deployment.suceeded"))))
                .then()
                .statusCode(400)
                .body("detail", equalTo("No event has the type 'deployment.suceeded'."))
                .body("suggestions", hasItem("deployment.succeeded"));
    }

    @Test
    void body_that_is_no_json_is_told() {
        as("ada", TEAM)
                .contentType(ContentType.JSON)
                .body("{")
                .post(PATH)
                .then()
                .statusCode(400);
        as("ada", TEAM).contentType(ContentType.JSON).post(PATH).then().statusCode(400);
    }

    @Test
    void subscription_of_another_team_can_be_neither_made_nor_touched() {
        // Given
        String id = create(Map.of("team", TEAM, "url", URL)).path("id");

        // Then
        as("eve", "thieves")
                .contentType(ContentType.JSON)
                .body(Map.of("team", TEAM, "url", URL))
                .post(PATH)
                .then()
                .statusCode(403)
                .body(
                        "detail",
                        equalTo(
                                "Subscriptions of group:default/payments are for its members and for operators, and you are"
                                        + " group:default/thieves, user:default/eve; nothing was changed."));
        as("eve", "user:ada")
                .contentType(ContentType.JSON)
                .body(Map.of("team", "user:ada", "url", URL))
                .post(PATH)
                .then()
                .statusCode(403);
        as("eve").get(PATH + "/" + id).then().statusCode(403);
        as("eve").queryParam("team", TEAM).get(PATH).then().statusCode(403);
        as("eve").delete(PATH + "/" + id).then().statusCode(403);
        Stream.of("test", "pause", "resume", "rotate")
                .forEach(command -> as("eve")
                        .post(PATH + "/" + id + "/" + command)
                        .then()
                        .statusCode(403)
                        .body("secret", equalTo(null)));
        as("eve")
                .contentType(ContentType.JSON)
                .body(Map.of("from", "1h"))
                .post(PATH + "/" + id + "/replay")
                .then()
                .statusCode(403);
        as("ada", TEAM).get(PATH + "/" + id).then().statusCode(200);
        as("olga", IntegrationsStack.OPERATORS).delete(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void anonymous_is_asked_who_they_are() {
        RestAssured.given().get(PATH).then().statusCode(401);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("team", TEAM, "url", URL))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void what_is_not_there_is_told() {
        as("ada", TEAM).get(PATH + "/" + ID).then().statusCode(404).body("next", equalTo("platform subscription list"));
        Stream.of("test", "pause", "resume", "rotate")
                .forEach(command -> as("ada", TEAM)
                        .post(PATH + "/" + ID + "/" + command)
                        .then()
                        .statusCode(404)
                        .body("secret", equalTo(null)));
        as("ada", TEAM).delete(PATH + "/" + ID).then().statusCode(404);
        replay(ID, "1h").then().statusCode(404);
    }

    @Test
    void replay_needs_a_time_that_is_over() {
        String id = create(Map.of("team", TEAM, "url", URL)).path("id");

        Stream.of("tomorrow", "2999-01-01T00:00:00Z", "-2h", "2026-01-31", "999999999d")
                .forEach(from -> replay(id, from)
                        .then()
                        .statusCode(400)
                        .body("errors[0].pointer", equalTo("/from"))
                        .body("errors[0].detail", containsString("must be a time that is over")));
        as("ada", TEAM).delete(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void second_replay_at_once_is_refused() throws Exception {
        String id = create(Map.of("team", TEAM, "url", URL)).path("id");
        Published.execute(
                "update subscription set status = 'paused', replay_operation = 'int-none', replay_from = now(),"
                        + " replay_until = now() where id = '" + id + "'");

        // Its reconciler cannot end an operation that is not there, so that it stays.
        replay(id, "1h").then().statusCode(409).body("next", equalTo("platform operation wait int-none"));
        as("ada", TEAM).delete(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void team_has_so_many_and_no_more() {
        String team = "many-" + UUID.randomUUID();
        for (int i = 0; i < IntegrationsStack.SUBSCRIPTIONS; i++) {
            subscribe(team).statusCode(201);
        }

        subscribe(team)
                .statusCode(409)
                .body(
                        "detail",
                        containsString("has " + IntegrationsStack.SUBSCRIPTIONS
                                + " subscriptions, and may have no more; nothing was changed."));
    }

    private static io.restassured.response.ValidatableResponse subscribe(String team) {
        return as("ada", team)
                .contentType(ContentType.JSON)
                .body(Map.of("team", team, "url", URL, "filter", Map.of("service", "nothing-" + team)))
                .post(PATH)
                .then();
    }
}
