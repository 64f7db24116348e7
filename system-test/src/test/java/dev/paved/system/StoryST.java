package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryST {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Stack stack;
    private final Services services;

    StoryST(Stack stack) {
        this.stack = stack;
        this.services = new Services(stack);
    }

    @Test
    @Order(1)
    void service_goes_to_production_and_its_numbers_follow() {
        // Given
        services.create("hello", "node");
        Services.succeed(services.deploy("hello", "0.1.0"));
        services.release("hello", "v0.1.1", "echo >> README.md");
        Services.succeed(services.deploy("hello", "0.1.1"));
        services.release("hello", "v0.1.2", "echo >> README.md");
        Services.succeed(services.deploy("hello", "v0.1.2"));

        // When
        Services.succeed(stack.platform("rollback", "hello", "--env", "production"));

        // Then
        var status = stack.json("status", "hello", "--env", "production");
        assertThat(status.get("version").asText()).isEqualTo("0.1.1");
        assertThat(stack.get(status.get("url").asText()).statusCode()).isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> {
            var metrics = stack.json("metrics", "hello").get("metrics");
            assertThat(metrics.at("/deploymentFrequency/count").asInt()).isEqualTo(4);
            assertThat(metrics.at("/changeLeadTime/samples").asInt()).isEqualTo(2);
            assertThat(metrics.at("/changeLeadTime/p50Seconds").asDouble()).isPositive();
            assertThat(metrics.at("/changeFailRate/failed").asInt()).isEqualTo(1);
            assertThat(metrics.at("/deploymentReworkRate/ratio").asDouble()).isEqualTo(0.25);
        });
    }

    @Test
    @Order(2)
    void same_numbers_are_on_prometheus() {
        await().atMost(SOON).untilAsserted(() -> {
            String scrape = stack.get(stack.url() + "/metrics").body();
            assertThat(scrape.lines()
                            .filter(line -> line.startsWith("dora_deployments_total{")
                                    && line.contains("service=\"hello\"")
                                    && line.contains("outcome=\"succeeded\"")
                                    && line.contains("environment=\"production\"")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).matches(".* 4(\\.0)?$"));
            assertThat(scrape).contains("dora_deployment_frequency_per_day{", "dora_change_lead_time_seconds{");
        });
    }

    @Test
    @Order(3)
    void java_service_runs_too() {
        // When
        services.create("greeter", "java");
        Services.succeed(services.deploy("greeter", "0.1.0"));

        // Then
        assertThat(stack.get(services.url("greeter")).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void version_that_never_gets_healthy_fails_with_its_log_and_the_old_one_serves() {
        // Given
        services.release(
                "hello",
                "v0.2.0",
                "printf 'console.log(\"cannot go on\"); process.exit(3);\\n' > broken.js"
                        + " && sed -i 's/^run:.*/run: [node, broken.js]/' platform.yaml");

        // When
        Shell.Result deploy = services.deploy("hello", "0.2.0");

        // Then
        assertThat(deploy.exit()).as(deploy.toString()).isEqualTo(1);
        assertThat(deploy.err()).contains("cannot go on");
        var status = stack.json("status", "hello", "--env", "production");
        assertThat(status.get("version").asText()).isEqualTo("0.1.1");
        assertThat(stack.get(status.get("url").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void version_that_dies_of_its_first_request_is_taken_back_and_counts_as_failed() {
        // Given
        services.release("hello", "v0.3.0", """
                cat > dies.cjs <<'END'
                require('node:http').createServer((request, response) => {
                  if (request.url !== '/health') process.exit(4);
                  response.end('{}');
                }).listen(Number(process.env.PORT));
                END
                sed -i 's/^run:.*/run: [node, dies.cjs]/' platform.yaml""");
        int failed = failed();

        // When
        Shell.Result deploy = stack.whileAsking(services.url("hello"), () -> services.deploy("hello", "0.3.0"));

        // Then
        assertThat(deploy.exit()).as(deploy.toString()).isEqualTo(7);
        assertThat(deploy.err()).contains("was rolled back");
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            var status = stack.json("status", "hello", "--env", "production");
            assertThat(status.get("version").asText()).isEqualTo("0.1.1");
            assertThat(stack.get(status.get("url").asText()).statusCode()).isEqualTo(200);
            assertThat(failed()).isEqualTo(failed + 1);
        });
    }

    @Test
    @Order(6)
    void preview_environment_lives_as_long_as_it_was_asked_to() {
        // Given
        Services.succeed(stack.platform("env", "create", "try-it", "--type", "preview", "--ttl", "1m"));
        Services.succeed(stack.platform("deploy", "hello", "--env", "try-it", "--version", "0.1.2"));
        String url = stack.json("status", "hello", "--env", "try-it").get("url").asText();
        assertThat(stack.get(url).statusCode()).isEqualTo(200);

        // Then
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(stack.platform("env", "show", "try-it").exit())
                                .isEqualTo(3));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stack.get(url).statusCode()).isEqualTo(404));
        assertThat(stack.platform("events", "--from", "beginning").out())
                .contains("environment.expired", "environment.destroyed", "service.created", "deployment.rolled-back");
    }

    @Test
    @Order(7)
    void service_has_its_database_and_its_secret_and_gets_another_without_losing_a_request() {
        // Given
        String secret = "cAnArY-of-the-story";
        Services.succeed(stack.platform(
                "service", "create", "orders", "--type", "api", "--language", "java", "--database", "postgres"));
        services.release("orders", "v0.1.1", """
                sed -i 's/Json.fields("service"/Json.fields("greeting", System.getenv("GREETING"), "service"/' \
                    src/main/java/app/App.java
                grep -q greeting src/main/java/app/App.java""");
        Services.succeed(stack.platform("database", "create", "orders", "--env", "production"));
        Services.succeed(stack.platformReading(secret, "secrets", "set", "orders/GREETING"));

        // When
        Services.succeed(
                stack.platform("deploy", "orders", "--env", "production", "--version", "0.1.1", "--timeout", "9m"));

        // Then
        String url = services.url("orders");
        assertThat(stack.get(url).body()).contains(secret);
        HttpRequest note = HttpRequest.newBuilder(URI.create(url + "notes"))
                .POST(HttpRequest.BodyPublishers.ofString("Buy milk"))
                .build();
        assertThat(stack.send(note).statusCode()).isEqualTo(201);
        assertThat(Folder.having(secret, stack.home())).isEmpty();
        Services.succeed(stack.platformReading("another", "secrets", "set", "orders/GREETING"));
        await().atMost(LONG).until(() -> {
            HttpResponse<String> answer = stack.get(url);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body().contains("another");
        });
        assertThat(stack.get(url + "notes").body()).contains("Buy milk");
    }

    @Test
    @Order(8)
    void data_survives_down_and_up() {
        // When
        Services.succeed(stack.platform("down"));
        Services.succeed(stack.platform("up"));

        // Then
        assertThat(stack.platform("service", "list").out()).contains("hello", "greeter");
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(stack.get(services.url("hello")).statusCode())
                        .isEqualTo(200));
        Shell.Result again = Services.succeed(stack.platform("up"));
        assertThat(again.out() + again.err()).containsIgnoringCase("already");
        new Invariants(stack).hold();
    }

    @Test
    @Order(9)
    void reset_stack_is_as_good_as_new() {
        // When
        Services.succeed(stack.platform("up", "--reset", "--yes"));

        // Then
        stack.clientLog().clear();
        assertThat(stack.platform("service", "list").out()).isEmpty();
        services.create("hello", "node");
        Services.succeed(services.deploy("hello", "0.1.0"));
        Services.succeed(stack.platform("deploy", "hello", "--env", "staging", "--version", "0.1.0"));
        new Invariants(stack).hold();
    }

    private int failed() {
        return stack.json("metrics", "hello")
                .at("/metrics/changeFailRate/failed")
                .asInt();
    }
}
