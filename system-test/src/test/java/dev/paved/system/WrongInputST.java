package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.ChangeEvent.CommitsPushed;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class WrongInputST {

    private final Stack stack;
    private final Databases databases;

    WrongInputST(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    @BeforeAll
    static void given_a_service(Stack stack) {
        new Services(stack).create("wronged", "node");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(EventLog.read(stack.bootstrapServers()))
                        .as("its first commit is on the stream, so that nothing else is to come")
                        .anyMatch(e -> e.key().equals("wronged") && e.event() instanceof CommitsPushed));
        new Invariants(stack).nothing_pends();
    }

    @Test
    void unknown_service_is_not_found_and_the_right_one_suggested() {
        refused(3, "wronged", "deploy", "wrongd", "--env", "production", "--version", "0.1.0");
    }

    @Test
    void unknown_environment_is_not_found() {
        refused(3, "production", "deploy", "wronged", "--env", "productoin", "--version", "0.1.0");
    }

    @Test
    void unknown_version_is_not_found_and_those_there_are_told() {
        refused(3, "0.1.0", "deploy", "wronged", "--env", "production", "--version", "9.9.9");
    }

    @Test
    void bad_time_to_live_is_refused_with_a_right_example() {
        refused(2, "10m", "env", "create", "bad-ttl", "--type", "preview", "--ttl", "soon");
    }

    @Test
    void unknown_language_is_refused() {
        refused(2, "node", "service", "create", "cobbler", "--type", "api", "--language", "cobol");
    }

    @Test
    void invalid_yaml_is_refused_with_its_place() {
        // Given
        Map<String, String> before = databases.rowCounts();

        // When
        Shell.Result result = stack.platformReading("kind: [Environment\nspec: {", "env", "create", "-f", "-");

        // Then
        assertThat(result.exit()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("line ");
        assertThat(databases.rowCounts()).isEqualTo(before);
    }

    @Test
    void mistyped_command_is_a_usage_error_with_the_right_one() {
        Shell.Result result = stack.platform("deploi", "wronged");
        assertThat(result.exit()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("deploy");
    }

    @Test
    void request_without_a_token_is_refused() {
        var answer = stack.send(HttpRequest.newBuilder(java.net.URI.create(stack.url() + "/api/services"))
                .GET()
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Stack.read(answer.body()).get("next").asText()).contains("platform login");
    }

    @Test
    void webhook_with_a_bad_signature_is_refused() {
        Map<String, String> before = databases.rowCounts();
        var answer = stack.send(HttpRequest.newBuilder(java.net.URI.create(stack.url() + "/api/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "1")
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(databases.rowCounts()).isEqualTo(before);
    }

    @Test
    void body_of_30_megabytes_is_refused() {
        Shell.Result curl = stack.shell(
                "bash",
                "-c",
                "head -c 30000000 /dev/zero | curl -s -o answer -w '%{http_code}' -X POST -H 'Content-Type: application/json'"
                        + " -H 'Expect:' -H \"Authorization: Bearer $0\" --data-binary @- " + stack.url()
                        + "/api/deployments",
                stack.platform("auth", "token").out().strip());
        assertThat(curl.out()).as(curl.toString()).isEqualTo("413");
    }

    private void refused(int exit, String hint, String... arguments) {
        Map<String, String> before = databases.rowCounts();
        Shell.Result result = stack.platform(arguments);
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        assertThat(result.err()).contains(hint);
        assertThat(result.out()).as("standard output").isEmpty();
        assertThat(databases.rowCounts()).isEqualTo(before);
    }
}
