package dev.paved.deployer.image;

import static dev.paved.deployer.image.TestRegistries.credentials;
import static dev.paved.deployer.image.TestRegistries.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.paved.deployer.image.FakeRegistry.Answer;
import dev.paved.deployer.image.FakeRegistry.Asked;
import dev.paved.kit.digest.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String TWO_PLATFORMS = """
            {"manifests": [
              {"digest": "sha256:1", "platform": {"os": "linux", "architecture": "amd64"}},
              {"digest": "sha256:2", "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
              {"digest": "sha256:3", "platform": {"os": "unknown", "architecture": "unknown"}}]}""";

    @Test
    void an_image_is_found_with_its_digest_by_one_question() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> there())) {
            // When
            Lookup found = find(registry, Map.of(), "myorg/api:1.2.3");

            // Then
            assertThat(found).isEqualTo(new Lookup.Found(DIGEST, List.of()));
            assertThat(registry.asked()).containsExactly(new Asked("HEAD", "/v2/myorg/api/manifests/1.2.3", null));
        }
    }

    @Test
    void a_registry_that_tells_no_digest_is_asked_for_the_manifest() throws IOException {
        // Given
        String body = "{\"schemaVersion\": 2}";
        try (FakeRegistry registry =
                new FakeRegistry(asked -> new Answer(200, Map.of("Content-Type", MANIFEST), body))) {
            // When
            Lookup found = find(registry, Map.of(), "api:1");

            // Then
            assertThat(found).isEqualTo(new Lookup.Found(digest(body), List.of()));
        }
    }

    @Test
    void an_index_tells_its_platforms() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> index(digest(TWO_PLATFORMS)))) {
            // When
            Lookup found = find(registry, Map.of(), "api:1");

            // Then
            assertThat(found)
                    .isEqualTo(new Lookup.Found(digest(TWO_PLATFORMS), List.of("linux/amd64", "linux/arm64/v8")))
                    .asInstanceOf(type(Lookup.Found.class))
                    .matches(it -> it.runsOn("linux/amd64") && it.runsOn("linux/arm64") && !it.runsOn("linux/arm"));
            assertThat(registry.asked())
                    .extracting(Asked::uri)
                    .containsExactly("/v2/api/manifests/1", "/v2/api/manifests/" + digest(TWO_PLATFORMS));
        }
    }

    @Test
    void what_is_not_what_its_digest_says_is_not_found() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> index(DIGEST))) {
            assertThat(find(registry, Map.of(), "api:1"))
                    .asInstanceOf(type(Lookup.Unreachable.class))
                    .extracting(Lookup.Unreachable::why)
                    .asString()
                    .contains("something else", DIGEST, digest(TWO_PLATFORMS));
        }
    }

    @Test
    void a_token_is_fetched_where_the_registry_says() throws IOException {
        try (Tokens tokens = new Tokens()) {
            // When
            Lookup found = find(tokens.registry, Map.of(), "myorg/api:1");

            // Then
            assertThat(found).isEqualTo(new Lookup.Found(DIGEST, List.of()));
            assertThat(tokens.registry.asked())
                    .containsExactly(
                            new Asked("HEAD", "/v2/myorg/api/manifests/1", null),
                            new Asked("GET", "/token?service=the+registry&scope=repository%3Amyorg%2Fapi%3Apull", null),
                            new Asked("HEAD", "/v2/myorg/api/manifests/1", "Bearer t0k3n"));
        }
    }

    @Test
    void the_token_server_is_told_who_asks() throws IOException {
        try (Tokens tokens = new Tokens()) {
            // When
            find(tokens.registry, credentials(tokens.registry.host(), "ada", "pass"), "myorg/api:1");

            // Then
            assertThat(tokens.registry.asked().get(1).authorization()).isEqualTo("Basic YWRhOnBhc3M=");
        }
    }

    @Test
    void basic_credentials_are_given_when_they_are_asked_for() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> asked.authorization() == null
                ? new Answer(401, Map.of("WWW-Authenticate", "Basic realm=\"registry\""), "")
                : there())) {
            assertThat(find(registry, credentials(registry.host(), "ada", "pass"), "api:1"))
                    .isInstanceOf(Lookup.Found.class);
            assertThat(registry.asked()).extracting(Asked::authorization).containsExactly(null, "Basic YWRhOnBhc3M=");
            assertThat(find(registry, Map.of(), "api:1")).isEqualTo(new Lookup.Denied(false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void wrong_credentials_are_denied(int status) throws IOException {
        try (FakeRegistry registry = new FakeRegistry(
                asked -> new Answer(status, Map.of("WWW-Authenticate", "Basic realm=\"registry\""), ""))) {
            assertThat(find(registry, credentials(registry.host(), "ada", "wrong"), "api:1"))
                    .isEqualTo(new Lookup.Denied(true));
        }
    }

    @Test
    void a_password_goes_to_no_other_host_without_tls() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked ->
                new Answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"http://tokens.example/token\""), ""))) {
            assertThat(find(registry, credentials(registry.host(), "ada", "pass"), "api:1"))
                    .asInstanceOf(type(Lookup.Unreachable.class))
                    .extracting(Lookup.Unreachable::why)
                    .asString()
                    .contains("http://tokens.example/token");
        }
    }

    @Test
    void a_password_does_not_follow_to_another_host() throws IOException {
        try (FakeRegistry elsewhere = new FakeRegistry(asked -> there());
                FakeRegistry registry = new FakeRegistry(asked -> asked.authorization() == null
                        ? new Answer(401, Map.of("WWW-Authenticate", "Basic realm=\"registry\""), "")
                        : new Answer(307, Map.of("Location", "http://" + elsewhere.host() + "/there"), ""))) {
            assertThat(find(registry, credentials(registry.host(), "ada", "pass"), "api:1"))
                    .isInstanceOf(Lookup.Found.class);
            assertThat(elsewhere.asked()).containsExactly(new Asked("HEAD", "/there", null));
        }
    }

    @Test
    void what_leads_in_circles_ends() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> new Answer(302, Map.of("Location", "/again"), ""))) {
            assertThat(find(registry, Map.of(), "api:1")).isEqualTo(new Lookup.Unreachable("it answered 302"));
        }
    }

    @Test
    void a_tag_that_is_not_there_is_missing() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> Answer.of(404))) {
            assertThat(find(registry, Map.of(), "api:1")).isEqualTo(new Lookup.Missing());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "Sun, 01 Mar 2026 12:01:30 GMT"})
    void a_registry_that_is_asked_too_often_says_when_to_come_again(String retryAfter) throws IOException {
        try (FakeRegistry registry =
                new FakeRegistry(asked -> new Answer(429, Map.of("Retry-After", retryAfter), ""))) {
            assertThat(find(registry, Map.of(), "api:1"))
                    .isEqualTo(new Lookup.Throttled(Optional.of(Duration.ofSeconds(90))));
        }
    }

    @Test
    void a_registry_that_does_not_say_when() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> new Answer(429, Map.of("Retry-After", "soon"), ""))) {
            assertThat(find(registry, Map.of(), "api:1")).isEqualTo(new Lookup.Throttled(Optional.empty()));
        }
    }

    @Test
    void a_broken_registry_is_unreachable() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(asked -> Answer.of(503))) {
            assertThat(find(registry, Map.of(), "api:1")).isEqualTo(new Lookup.Unreachable("it answered 503"));
        }
    }

    @Test
    void a_registry_that_is_not_there_is_unreachable() throws IOException {
        // Given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        // When
        Lookup found = TestRegistries.with(Map.of()).find(image("127.0.0.1:" + port + "/api:1"));

        // Then
        assertThat(found).isInstanceOf(Lookup.Unreachable.class);
    }

    @Test
    void a_registry_that_never_answers_is_unreachable() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // When
            Lookup found = TestRegistries.with(Map.of("paved.registries.patience", "1s"))
                    .find(image("127.0.0.1:" + silent.getLocalPort() + "/api:1"));

            // Then
            assertThat(found).isEqualTo(new Lookup.Unreachable("no answer within 1 s"));
        }
    }

    @Test
    void an_endless_manifest_is_not_read() throws IOException {
        try (FakeRegistry registry = new FakeRegistry(
                asked -> new Answer(200, Map.of("Content-Type", INDEX), "x".repeat(5 * 1024 * 1024)))) {
            assertThat(find(registry, Map.of(), "api:1")).isInstanceOf(Lookup.Unreachable.class);
        }
    }

    private static Lookup find(FakeRegistry registry, Map<String, String> settings, String image) {
        return TestRegistries.with(settings).find(image(registry.host() + "/" + image));
    }

    private static Answer there() {
        return new Answer(200, Map.of("Content-Type", MANIFEST, "Docker-Content-Digest", DIGEST), "");
    }

    private static Answer index(String digest) {
        return new Answer(200, Map.of("Content-Type", INDEX, "Docker-Content-Digest", digest), TWO_PLATFORMS);
    }

    private static String digest(String body) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(body));
    }

    /** A registry that wants tokens, which it gives out itself. */
    private static final class Tokens implements AutoCloseable {
        private final FakeRegistry registry;

        private Tokens() throws IOException {
            Function<Asked, Answer> answers = asked -> {
                if (asked.uri().startsWith("/token")) {
                    return new Answer(200, Map.of("Content-Type", "application/json"), "{\"token\": \"t0k3n\"}");
                }
                return "Bearer t0k3n".equals(asked.authorization()) ? there() : challenged();
            };
            registry = new FakeRegistry(answers);
        }

        private Answer challenged() {
            return new Answer(
                    401,
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer service=\"the registry\",scope=\"repository:myorg/api:pull\",realm=\"http://"
                                    + registry.host() + "/token\""),
                    "");
        }

        @Override
        public void close() {
            registry.close();
        }
    }
}
