package dev.paved.integrations.github.connect;

import static dev.paved.integrations.github.connect.Connecting.PATH;
import static dev.paved.integrations.github.connect.Connecting.awaitPing;
import static dev.paved.integrations.github.connect.Connecting.body;
import static dev.paved.integrations.github.connect.Connecting.lastPing;
import static dev.paved.integrations.github.connect.Connecting.operator;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.github.EventNames;
import dev.paved.integrations.github.missed.RestDescription;
import dev.paved.integrations.github.missed.StandInGitHub;
import dev.paved.integrations.github.missed.StandInWebhooks;
import dev.paved.integrations.github.missed.StandInWebhooks.Asked;
import dev.paved.integrations.github.out.PublishedDescription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class ConnectGithubIT {
    private static final String HOOKS = "select count(*) from github_hook where place = '%s'";
    private StandInWebhooks webhooks;

    @BeforeEach
    void webhooks() {
        webhooks = IntegrationsStack.gitHub().webhooks();
    }

    @ParameterizedTest
    @CsvSource({"acme/fresh, /repos/acme/fresh", "acme-inc, /orgs/acme-inc"})
    void webhook_is_made_and_its_ping_arrives(String place, String path) {
        // When
        JsonPath connected = connect(place).jsonPath();

        // Then
        assertThat(connected.getString("result")).isEqualTo("created");
        assertThat(connected.getString("payloadUrl")).isEqualTo(here() + "/api/webhooks/github");
        assertThat(connected.getString("lastPingAt")).isNull();
        awaitPing(place);
        assertThat(webhooks.of(path)).singleElement().satisfies(hook -> {
            assertThat(hook.path("id").asLong()).isEqualTo(connected.getLong("hook"));
            isRight(hook);
        });
    }

    @Test
    void webhook_with_the_same_url_is_corrected_and_not_doubled() throws Exception {
        // Given
        String settings = """
                {"active": false, "events": ["push", "star"],
                 "config": {"url": "%s/api/webhooks/github/", "content_type": "form", "insecure_ssl": "1", "secret": "old"}}""".formatted(here());
        long hook = webhooks.put("/repos/acme/wrong", settings);
        webhooks.put("/repos/acme/wrong", settings.replace(here(), "https://elsewhere.example.com"));
        long doubled = webhooks.put("/repos/acme/wrong", settings);

        // When
        JsonPath connected = connect("acme/wrong").jsonPath();

        // Then
        assertThat(connected.getString("result")).isEqualTo("corrected");
        assertThat(connected.getLong("hook")).isEqualTo(hook);
        assertThat(connected.getList("doubles", Long.class)).containsExactly(doubled);
        awaitPing("acme/wrong");
        assertThat(webhooks.of("/repos/acme/wrong")).hasSize(3);
        ObjectNode corrected = webhooks.of("/repos/acme/wrong").getFirst();
        isRight(corrected);
        assertThat(corrected.path("events").toString()).startsWith("[\"push\",\"star\",\"pull_request\"");
    }

    @Test
    void the_second_time_nothing_but_another_ping_comes() {
        // Given
        connect("acme/twice");
        String first = awaitPing("acme/twice");

        // When
        JsonPath again = connect("acme/twice").jsonPath();

        // Then
        assertThat(again.getString("result")).isEqualTo("confirmed");
        assertThat(again.getString("lastPingAt")).isEqualTo(first);
        assertThat(webhooks.of("/repos/acme/twice")).hasSize(1);
        Awaitility.await().until(() -> !lastPing("acme/twice").equals(first));
    }

    @Test
    void requests_and_answers_are_as_github_publishes_them() throws Exception {
        // Given
        connect("acme/asked");
        connect("acme/asked");
        connect("acme-asked");
        connect("acme-asked");
        PublishedDescription described = PublishedDescription.read();
        RestDescription answers = RestDescription.published();

        // Then
        List<Asked> asked = Stream.of("/repos/acme/asked", "/orgs/acme-asked")
                .flatMap(place -> webhooks.asked(place).stream())
                .toList();
        assertThat(asked).extracting(Asked::method).contains("GET", "POST", "PATCH");
        assertThat(asked)
                .allSatisfy(each -> assertThat(
                                described.faults(each.method(), each.uri().getPath(), each.parameters(), each.body()))
                        .as(each.toString())
                        .isEmpty());
        for (Asked each : asked) {
            if (each.answered().status() != 204 && each.uri().getPath().startsWith("/repos/")) {
                JsonNode answer = new ObjectMapper().readTree(each.answered().body());
                answers.check(each.method(), each.uri(), each.answered().status(), answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"place", "url", "token"})
    void field_that_is_wrong_is_told_once(String field) {
        Map<String, String> body = body("acme/shop", "https://paved.example.com", "t");
        body.put(field, " ");

        operator(body).post(PATH).then().statusCode(400).body("errors.pointer", equalTo(List.of("/" + field)));
    }

    @Test
    void what_is_to_be_set_by_hand_is_shown() {
        as("ada", IntegrationsStack.OPERATORS)
                .queryParam("place", "acme/by-hand")
                .queryParam("url", "https://paved.example.com/")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("payloadUrl", equalTo("https://paved.example.com/api/webhooks/github"))
                .body("contentType", equalTo("application/json"))
                .body("events", equalTo(EventNames.FOLLOWED))
                .body("page", equalTo(IntegrationsStack.gitHub().url() + "/acme/by-hand/settings/hooks/new"))
                .body("hasToken", equalTo(true))
                .body("lastPingAt", nullValue())
                .body("standing.secretVariable", equalTo("PAVED_GITHUB_WEBHOOK_SECRET"))
                .body("standing.state", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\": \"Bad credentials\"} | GitHub answered 401: Bad credentials. | Give a token that is valid",
                "404 | {\"message\": \"Not Found\"} | GitHub answered 404: Not Found. | fine-grained with read and write of Webhooks, or classic with admin:repo_hook.",
                "301 | {\"message\": \"Moved Permanently\"} | GitHub answered 301: Moved Permanently. | use its present name",
                "200 | <html> | What answered is not GitHub's REST API: there is no JSON in its answer. | paved.integrations.github.api lead to GitHub's REST API",
                "503 | {} | GitHub answered 503. The webhook may not be set up yet. | give the same command again",
                "429 | {\"message\": \"API rate limit exceeded\"} | GitHub answered 429: API rate limit exceeded. The webhook may not be set up yet. | in 60 s"
            })
    void refusal_of_github_says_what_to_do(int status, String body, String detail, String next) throws Exception {
        // Given
        String place = "acme/refused-" + status;
        IntegrationsStack.gitHub().next("/repos/" + place, status, Map.of(), body);

        // When
        connect(place).then().statusCode(424).body("detail", equalTo(detail)).body("next", containsString(next));

        // Then
        assertThat(Published.count(HOOKS.formatted(place))).isZero();
    }

    @Test
    void token_that_may_only_read_is_not_enough() {
        Connecting.connect("acme/reading", here(), null)
                .then()
                .statusCode(424)
                .body("next", containsString("read and write of Webhooks"));
    }

    @Test
    void token_is_kept_nowhere() throws Exception {
        operator(body("acme/secretive", here(), StandInGitHub.ADMIN))
                .header("Idempotency-Key", "secretive")
                .post(PATH);
        awaitPing("acme/secretive");

        assertThat(Published.text("select string_agg(t::text, ' ') from idempotency t"))
                .contains("secretive")
                .doesNotContain(StandInGitHub.ADMIN, IntegrationsStack.SECRET);
        assertThat(Published.text("select string_agg(t::text, ' ') from audit t"))
                .contains("github/acme/secretive")
                .doesNotContain(StandInGitHub.ADMIN, IntegrationsStack.SECRET);
    }

    @Test
    void only_operators_connect() {
        for (Response answer : List.of(
                as("eve", "payments")
                        .contentType(ContentType.JSON)
                        .body(body("acme/eve", here(), StandInGitHub.ADMIN))
                        .post(PATH),
                as("eve", "payments")
                        .contentType(ContentType.JSON)
                        .body(body("acme/eve", here(), StandInGitHub.ADMIN))
                        .post(PATH + "/hooks/1/last-ping"),
                as("eve", "payments").queryParam("place", "acme/eve").get(PATH))) {
            answer.then()
                    .statusCode(403)
                    .body("detail", containsString("Only operators may connect GitHub, and you are"))
                    .body("next", containsString("PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS"));
        }
        assertThat(webhooks.of("/repos/acme/eve")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme/shop/x | https://paved.example.com | t | /place | must be a repository, as owner/name, or an organisation",
                "../shop | https://paved.example.com | t | /place | must be a repository, as owner/name, or an organisation",
                "acme/. | https://paved.example.com | t | /place | must be a repository, as owner/name, or an organisation",
                "acme/shop | ftp://x | t | /url | The URL has to begin with https:// or http://.",
                "acme/shop | https://x/?a=b | t | /url | must be where the platform is reached, without a query (?...)",
                "acme/shop | https://x | a b | /token | must be a token of GitHub"
            })
    void wrong_field_is_told_and_nothing_is_asked(
            String place, String url, String token, String pointer, String detail) {
        operator(body(place, url, token))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.detail", hasItem(detail));

        assertThat(webhooks.asked("/repos/acme/shop")).isEmpty();
    }

    private void isRight(ObjectNode hook) {
        assertThat(hook.path("active").asBoolean()).isTrue();
        assertThat(hook.at("/config/url").asText()).isEqualTo(here() + "/api/webhooks/github");
        assertThat(hook.at("/config/content_type").asText()).isEqualTo("json");
        assertThat(hook.at("/config/insecure_ssl").asText()).isEqualTo("0");
        assertThat(hook.at("/config/secret").asText()).isEqualTo(IntegrationsStack.SECRET);
        assertThat(hook.path("events")).extracting(JsonNode::asText).containsAll(EventNames.FOLLOWED);
    }

    private static Response connect(String place) {
        Response answer = Connecting.connect(place, here(), StandInGitHub.ADMIN);
        assertThat(answer.asString()).doesNotContain(IntegrationsStack.SECRET, StandInGitHub.ADMIN);
        return answer;
    }

    private static String here() {
        return "http://127.0.0.1:" + RestAssured.port;
    }
}
