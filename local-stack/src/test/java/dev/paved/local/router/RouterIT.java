package dev.paved.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.embedded.FreePort;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RouterIT {
    private static final String TOKEN = "secret-of-the-test";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private OriginServer catalog;
    private Router router;
    private String base;

    @BeforeEach
    void router_with_one_service() throws Exception {
        catalog = OriginServer.start();
        var ports = Map.of(Service.CATALOG, catalog.port(), Service.DEPLOYER, FreePort.any());
        var routes = AppRoutes.load(new PavedHome(folder).routes());
        router = new Router(new RoutingTable(new StackSettings(0, 0, 0, ports), routes), new AdminApi(routes, TOKEN));
        base = "http://127.0.0.1:"
                + router.listen(0).toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void stop() {
        router.close();
        catalog.close();
    }

    @Test
    void a_request_reaches_its_service_with_its_body() throws Exception {
        // Given
        var request = request("/api/services?q=a%20b").POST(BodyPublishers.ofString("{\"name\":\"hello\"}"));

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("POST /api/services?q=a%20b {\"name\":\"hello\"}");
        assertThat(response.headers().firstValue("Keep-Alive")).isEmpty();
        assertThat(response.headers().firstValue("X-Seen-Forwarded-Host")).contains(base.substring("http://".length()));
    }

    @Test
    void a_sane_request_id_is_passed_and_another_is_replaced() throws Exception {
        // Given
        var sane = request("/api/services").header("X-Request-Id", "from-the-caller");
        var insane = request("/api/services").header("X-Request-Id", "<script>");

        // When
        var kept = send(sane).headers().firstValue("X-Request-Id");
        var replaced = send(insane).headers().firstValue("X-Request-Id");

        // Then
        assertThat(kept).contains("from-the-caller");
        assertThat(replaced).isPresent().get().asString().matches("[0-9a-f-]{36}");
    }

    @Test
    void an_unknown_address_is_a_problem() throws Exception {
        // Given
        var request = request("/api/nothing").POST(BodyPublishers.ofString("body"));

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = new JsonObject(response.body());
        assertThat(problem.getString("instance")).isEqualTo("/api/nothing");
        assertThat(response.headers().firstValue("X-Request-Id")).contains(problem.getString("requestId"));
    }

    @Test
    void a_service_that_is_down_is_named() throws Exception {
        // Given
        var request = request("/api/deployments");

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("The service deployer");
    }

    @Test
    void a_connection_that_breaks_is_a_bad_gateway() throws Exception {
        // Given
        var request = request("/api/services/break");

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("The service catalog closed the connection");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_passed() throws Exception {
        // Given
        var request = request("/api/services").POST(BodyPublishers.ofByteArray(new byte[30 * 1024 * 1024]));

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void events_arrive_while_the_stream_is_open() throws Exception {
        // Given
        var request = request("/api/services/stream");

        // When
        var response = client.send(request.build(), BodyHandlers.ofInputStream());

        // Then
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            catalog.finishStream();
            assertThat(lines.readAllLines()).contains("data: last");
        }
    }

    @Test
    void an_app_is_reached_under_its_prefix_and_survives_the_router() throws Exception {
        // Given
        put(
                "production/hello",
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":" + catalog.port() + ",\"weight\":100}]}");

        // When
        var response = send(request("/apps/production/hello/a?b=c"));

        // Then
        assertThat(response.body()).isEqualTo("GET /a?b=c ");
        assertThat(response.headers().firstValue("X-Seen-Forwarded-Prefix")).contains("/apps/production/hello");
        assertThat(AppRoutes.load(new PavedHome(folder).routes()).find(new RouteKey("production", "hello")))
                .isPresent();
    }

    @Test
    void an_instance_that_is_gone_is_passed_over() throws Exception {
        // Given
        put(
                "production/hello",
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":" + FreePort.any() + ",\"weight\":1000},"
                        + "{\"host\":\"127.0.0.1\",\"port\":" + catalog.port() + ",\"weight\":1}]}");

        // When
        var response = send(request("/apps/production/hello/"));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void a_removed_route_leads_nowhere() throws Exception {
        // Given
        put(
                "production/hello",
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":" + catalog.port() + ",\"weight\":100}]}");

        // When
        var removed = send(request("/router/routes/production/hello")
                .header("Authorization", "Bearer " + TOKEN)
                .DELETE());

        // Then
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(send(request("/apps/production/hello/")).body()).contains("not deployed to production");
    }

    @Test
    void the_admin_api_needs_its_token() throws Exception {
        // Given
        var request = request("/router/routes").header("Authorization", "Bearer guessed");

        // When
        var response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_route_out_of_this_machine_is_refused() throws Exception {
        // Given
        String route = "{\"backends\":[{\"host\":\"10.0.0.1\",\"port\":80,\"weight\":100}]}";

        // When
        var response = put("production/hello", route);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("'10.0.0.1' is not the loopback address");
    }

    @Test
    void a_route_that_cannot_be_kept_is_not_made() throws Exception {
        // Given
        Files.createDirectories(new PavedHome(folder).routes());

        // When
        var response = put(
                "production/hello",
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":" + catalog.port() + ",\"weight\":100}]}");

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("Nothing was changed");
        assertThat(send(request("/apps/production/hello/")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/router/routes"})
    void an_app_reached_by_its_host_has_all_paths(String path) throws Exception {
        // Given
        put(
                "production/hello",
                "{\"backends\":[{\"host\":\"127.0.0.1\",\"port\":" + catalog.port() + ",\"weight\":100}]}");

        // When
        String response;
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(base).getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: hello.production.localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        // Then
        assertThat(response).endsWith("GET " + path + " ");
    }

    private HttpResponse<String> put(String route, String body) throws IOException, InterruptedException {
        return send(request("/router/routes/" + route)
                .header("Authorization", "Bearer " + TOKEN)
                .PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(base + uri)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
