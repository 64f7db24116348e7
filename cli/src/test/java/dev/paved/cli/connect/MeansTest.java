package dev.paved.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.Connection;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeansTest {
    private static final Json NO_TOKEN = Json.object();
    private static final Json WITH_TOKEN = Json.object().with("hasToken", new Json.Bool(true));

    @Test
    void token_does_not_go_over_an_open_network() {
        assertThatThrownBy(() -> means(NO_TOKEN, "http://paved.example.com", "ghp_mine"))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().what())
                            .startsWith("The token was not sent")
                            .doesNotContain("ghp_mine");
                    assertThat(e.failure().next()).singleElement().asString().contains("https");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://paved.example.com", "http://localhost:8080", "http://127.0.0.1:8080"})
    void token_is_sent_where_nobody_reads_along(String server) {
        assertThat(means(WITH_TOKEN, server, "ghp_mine").toSend()).contains("ghp_mine");
    }

    @Test
    void without_one_the_platforms_own_is_used_anywhere() {
        assertThat(means(WITH_TOKEN, "http://paved.example.com", "")).isEqualTo(new Means.OfThePlatform());
    }

    @Test
    void without_any_it_is_by_hand() {
        assertThat(means(NO_TOKEN, "http://paved.example.com", "")).isEqualTo(new Means.ByHand());
    }

    @Test
    void token_is_in_no_message() {
        assertThat(means(NO_TOKEN, "https://paved.example.com", "ghp_mine").toString())
                .doesNotContain("ghp_mine");
    }

    private static Means means(Json setup, String server, String token) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true);
        Shell shell = new Shell(
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                Map.of("GITHUB_TOKEN", token),
                Terminal.NONE,
                InstantSource.system());
        return Means.of(setup, shell, new Connection(URI.create(server), () -> null));
    }
}
