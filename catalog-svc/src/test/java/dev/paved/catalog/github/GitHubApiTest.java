package dev.paved.catalog.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.CatalogConfig.Visibility;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubApiTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private StandInGitHub gitHub;

    @BeforeEach
    void start() throws IOException {
        gitHub = new StandInGitHub();
    }

    @AfterEach
    void stop() throws IOException {
        client.shutdownNow();
        gitHub.close();
    }

    private GitHubApi api(String token) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(CatalogConfig.class)
                .withMapping(GitTokens.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "paved.catalog.home",
                                "/nowhere",
                                "paved.catalog.golden-paths",
                                "/nowhere",
                                "paved.catalog.base-url",
                                "http://localhost:8080",
                                "paved.catalog.github.api",
                                gitHub.apiUrl(),
                                "paved.catalog.github.url",
                                gitHub.url(),
                                "paved.git.tokens.\"" + gitHub.key() + "\"",
                                token),
                        "test",
                        100))
                .build();
        return new GitHubApi(
                config.getConfigMapping(CatalogConfig.class),
                config.getConfigMapping(GitTokens.class),
                new BoundedHttp(client),
                new ObjectMapper(),
                InstantSource.fixed(NOW));
    }

    private static NewRepository wish(String owner, Visibility visibility) {
        return new NewRepository(owner, "shop", "Sells", "http://localhost:8080/api/operations/cat-1", visibility);
    }

    @Test
    void repository_of_an_organisation_is_made_empty_and_with_its_visibility() throws Exception {
        // When
        api(StandInGitHub.TOKEN).create(wish("acme", Visibility.INTERNAL));

        // Then
        assertThat(gitHub.described("acme/shop").toString()).isEqualTo("""
                {"name":"shop","description":"Sells","homepage":"http://localhost:8080/api/operations/cat-1",\
                "private":true,"auto_init":false,"visibility":"internal"}""");
        assertThat(api(StandInGitHub.TOKEN).find("acme", "shop"))
                .contains(new GitHubRepository("acme", "shop", "http://localhost:8080/api/operations/cat-1"));
    }

    @Test
    void repository_of_a_user_is_made_by_that_users_token() throws Exception {
        // When
        api(StandInGitHub.TOKEN).create(wish("ada", Visibility.PUBLIC));

        // Then
        assertThat(gitHub.described("ada/shop").path("private").asBoolean()).isFalse();
    }

    @Test
    void repository_of_another_user_is_refused() {
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).create(wish("bob", Visibility.PRIVATE)))
                .isInstanceOf(GitHubRefused.class)
                .hasMessage("GitHub answered 404: Not Found");
    }

    @Test
    void name_that_is_taken_is_told_in_its_words() throws Exception {
        // Given
        gitHub.create("acme/shop", "");

        // Then
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).create(wish("acme", Visibility.PRIVATE)))
                .isInstanceOf(GitHubRefused.class)
                .hasMessage("GitHub answered 422: Repository creation failed.; name already exists on this account");
    }

    @Test
    void wrong_token_is_refused_and_is_not_told() {
        assertThatThrownBy(() -> api("ghp_wrong").find("acme", "shop"))
                .isInstanceOf(GitHubRefused.class)
                .hasMessage("GitHub answered 401: Bad credentials");
    }

    @Test
    void repository_that_is_gone_is_deleted_as_well() throws Exception {
        // Given
        gitHub.create("acme/shop", "");

        // When
        api(StandInGitHub.TOKEN).delete("acme", "shop");

        // Then
        assertThat(gitHub.described("acme/shop")).isNull();
        assertThatCode(() -> api(StandInGitHub.TOKEN).delete("acme", "shop")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, X-Other, 0, PT7S",
        "403, Retry-After, 7, X-Other, 0, PT7S",
        "429, X-Other, 0, X-Another, 0, PT1M",
        "403, X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1767225690, PT1M30S",
        "403, X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1767225500, PT2S",
        "503, Retry-After, 9, X-Other, 0, PT9S",
        "500, X-Other, 0, X-Another, 0, PT2S",
        "429, Retry-After, 0, X-Other, 0, PT2S"
    })
    void says_when_it_may_be_asked_again(
            int status, String header, String value, String other, String otherValue, Duration pause) {
        // Given
        gitHub.next(
                "GET /repos/acme/shop", status, Map.of(header, value, other, otherValue), "{\"message\": \"Later\"}");

        // Then
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).find("acme", "shop"))
                .isInstanceOfSatisfying(
                        GitHubBusy.class, busy -> assertThat(busy.pause()).isEqualTo(pause))
                .hasMessage("GitHub answered " + status + ": Later");
    }

    @Test
    void limit_is_known_by_its_words_too() {
        // Given
        gitHub.next(
                "GET /repos/acme/shop",
                403,
                Map.of("X-RateLimit-Remaining", "4000"),
                "{\"message\": \"You have exceeded a secondary rate limit.\"}");

        // Then
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).find("acme", "shop"))
                .isInstanceOfSatisfying(
                        GitHubBusy.class, busy -> assertThat(busy.pause()).isEqualTo(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"403, X-RateLimit-Remaining, 12", "301, Location, http://localhost:1/stolen", "418, X-Other, 0"})
    void answer_that_stays_the_same_is_not_waited_for(int status, String header, String value) {
        // Given
        gitHub.next("GET /repos/acme/shop", status, Map.of(header, value), "no JSON at all");

        // Then
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).find("acme", "shop"))
                .isInstanceOf(GitHubRefused.class)
                .hasMessage("GitHub answered " + status);
    }

    @Test
    void answer_that_is_too_large_is_none() {
        // Given
        gitHub.next("GET /repos/acme/shop", 200, Map.of(), "{\"message\": \"" + "x".repeat(2_000_000) + "\"}");

        // Then
        assertThatThrownBy(() -> api(StandInGitHub.TOKEN).find("acme", "shop"))
                .isInstanceOf(GitHubBusy.class)
                .hasMessageContaining("did not answer");
    }
}
