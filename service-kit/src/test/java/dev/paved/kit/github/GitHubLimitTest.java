package dev.paved.kit.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.repository.GitTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked while GitHub limits requests, and in pages. */
class GitHubLimitTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Canned(int status, Map<String, String> headers) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Canned> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Instant now = START;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                Canned answer = answers.remove();
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), 2);
                exchange.getResponseBody().write("{}".getBytes(UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop(0);
    }

    private GitHubClient rest() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        GitTokens tokens = () -> Map.of(GitTokens.key(url), "ghp_right");
        return GitHubClient.patient(
                new GitHubHost(url, Optional.of(url)), tokens, new BoundedHttp(client), new ObjectMapper(), () -> now);
    }

    @Test
    void nothing_is_asked_after_the_last_request_that_the_limit_allows_until_it_is_reset() throws Exception {
        // Given
        GitHubClient rest = rest();
        String reset = String.valueOf(START.plusSeconds(90).getEpochSecond());
        answers.add(new Canned(200, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset)));
        answers.add(new Canned(200, Map.of("X-RateLimit-Remaining", "4999")));

        // When
        rest.send("GET", "/one", null).expect(200);

        // Then
        assertThatThrownBy(() -> rest.send("GET", "/two", null))
                .isInstanceOfSatisfying(
                        GitHubBusy.class, busy -> assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(90)));
        now = START.plusSeconds(90);
        rest.send("GET", "/three", null).expect(200);
        assertThat(asked).containsExactly("/one Bearer ghp_right", "/three Bearer ghp_right");
    }

    @Test
    void nothing_is_asked_while_a_secondary_limit_lasts() {
        // Given
        GitHubClient rest = rest();
        answers.add(new Canned(403, Map.of("Retry-After", "60")));

        // When
        assertThatThrownBy(() -> rest.send("GET", "/one", null)).isInstanceOf(GitHubBusy.class);
        now = START.plusSeconds(20);

        // Then
        assertThatThrownBy(() -> rest.send("GET", "/two", null))
                .isInstanceOfSatisfying(
                        GitHubBusy.class, busy -> assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(40)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void failure_of_the_server_is_no_limit() throws Exception {
        // Given
        GitHubClient rest = rest();
        answers.add(new Canned(502, Map.of()));
        answers.add(new Canned(200, Map.of()));

        // Then
        assertThatThrownBy(() -> rest.send("GET", "/one", null)).isInstanceOf(GitHubBusy.class);
        assertThat(rest.send("GET", "/one", null).status()).isEqualTo(200);
    }

    @Test
    void next_page_is_known_by_its_cursor() throws Exception {
        // Given
        answers.add(new Canned(
                200,
                Map.of(
                        "Link",
                        "<https://api.github.com/x?per_page=1&cursor=v1_1>; rel=\"prev\","
                                + " <https://api.github.com/x?per_page=1&cursor=v1_3%3D>; rel=\"next\"")));
        answers.add(new Canned(200, Map.of("Link", "<https://api.github.com/x?cursor=v1_1>; rel=\"prev\"")));
        GitHubClient rest = rest();

        // Then
        assertThat(rest.send("GET", "/x", null).nextCursor()).contains("v1_3%3D");
        assertThat(rest.send("GET", "/x", null).nextCursor()).isEmpty();
    }
}
