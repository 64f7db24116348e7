package dev.paved.kit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.testing.StandInServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubClientTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private StandInServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StandInServer();
        server.serve("/", exchange -> {
            try (exchange) {
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                if (!server.isAnswered(exchange, exchange.getRequestMethod() + " " + exchange.getRequestURI())) {
                    StandInServer.answer(exchange, 200, "{\"id\": 7}");
                }
            }
        });
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    private GitHubClient client(String host) {
        GitTokens tokens = () -> Map.of(GitTokens.key(host), "ghp_right");
        return new GitHubClient(
                new GitHubHost(server.url(), Optional.empty()),
                tokens,
                new BoundedHttp(http),
                new ObjectMapper(),
                InstantSource.system());
    }

    @Test
    void request_goes_to_the_api_of_its_host_with_the_token_for_it() throws Exception {
        // When
        GitHubAnswer answer = client(server.url()).send("GET", "/user?a=b", null);

        // Then
        assertThat(answer.expect(200).path("id").asInt()).isEqualTo(7);
        assertThat(server.requests()).containsExactly("GET /api/v3/user?a=b");
        assertThat(authorizations).containsExactly("Bearer ghp_right");
    }

    @Test
    void token_of_another_host_is_not_told() throws Exception {
        // When
        client("https://github.com").send("GET", "/user", null);

        // Then
        assertThat(authorizations).containsExactly("null");
    }

    @ParameterizedTest
    @CsvSource({"429, true", "403, true", "500, false", "502, false"})
    void limit_is_told_from_a_failure_after_which_nobody_knows(int status, boolean limit) {
        // Given
        server.next("GET /api/v3/user", status, Map.of("Retry-After", "3"), "{}");

        // Then
        assertThatThrownBy(() -> client(server.url()).send("GET", "/user", null))
                .isInstanceOfSatisfying(GitHubBusy.class, busy -> {
                    assertThat(busy.isLimit()).isEqualTo(limit);
                    assertThat(busy.pause()).hasSeconds(3);
                });
    }

    @Test
    void silence_is_no_limit() {
        // Given
        server.close();

        // Then
        assertThatThrownBy(() -> client(server.url()).send("GET", "/user", null))
                .isInstanceOfSatisfying(
                        GitHubBusy.class, busy -> assertThat(busy.isLimit()).isFalse())
                .hasMessage("GitHub did not answer: there is no connection to it");
    }

    @Test
    void host_without_a_token_or_with_the_api_of_another_is_refused() {
        GitTokens tokens = () -> Map.of("github.example.com", "ghp_right");
        GitHubHost enterprise = new GitHubHost("https://github.example.com", Optional.empty());
        GitHubHost astray = new GitHubHost("https://github.example.com", Optional.of("https://api.example.org"));
        GitHubHost unknown = new GitHubHost("https://github.com", Optional.empty());

        enterprise.require(tokens, "a.tell", "a.api", "to tell something to");
        assertThat(enterprise.apiUrl()).isEqualTo("https://github.example.com/api/v3");
        assertThat(unknown.apiUrl()).isEqualTo("https://api.github.com");
        assertThatThrownBy(() -> unknown.require(tokens, "a.tell", "a.api", "to tell something to"))
                .hasMessage("a.tell is set, and there is no token to tell something to https://github.com with: set"
                        + " paved.git.tokens.\"github.com\" too.");
        assertThatThrownBy(() -> astray.require(tokens, "a.tell", "a.api", "to tell something to"))
                .hasMessage(
                        "a.api, https://api.example.org, is not of https://github.example.com, and would be told its"
                                + " token: set both, or leave it out.");
    }

    @Test
    void slashes_at_the_end_of_a_host_say_nothing() {
        GitHubHost host = new GitHubHost("https://github.com/", Optional.empty());
        GitHubHost enterprise =
                new GitHubHost("https://github.example.com//", Optional.of("https://api.github.example.com/"));

        assertThat(host.apiUrl()).isEqualTo("https://api.github.com");
        assertThat(enterprise.url()).isEqualTo("https://github.example.com");
        assertThat(enterprise.apiUrl()).isEqualTo("https://api.github.example.com");
        enterprise.requireOneHost("a.api");
    }

    @ParameterizedTest
    @CsvSource({
        "http://github.example.com,",
        "https://github.example.com, http://github.example.com/api/v3",
        "ftp://github.example.com, https://github.example.com/api/v3"
    })
    void address_that_a_token_would_go_to_in_the_clear_is_refused_with_what_to_do(String url, @Nullable String api) {
        assertThatThrownBy(() -> new GitHubHost(url, Optional.ofNullable(api)).requireOneHost("a.api"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not asked by https, and would be told its token in the clear")
                .hasMessageEndingWith("set one that begins with https:// as a.api, or as the url beside it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
    void address_of_this_machine_needs_no_https(String url) {
        assertThatCode(() -> new GitHubHost(url, Optional.of(url)).requireOneHost("a.api"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github.com", "https:///acme", "https://git hub.com", ""})
    void address_without_a_host_is_refused_with_what_to_do(String url) {
        assertThatThrownBy(() -> new GitHubHost(url, Optional.empty()).requireOneHost("a.api"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("GitHub is to be at '" + url
                        + "', which names no host: set an address such as https://github.com, or leave it out.");
    }
}
