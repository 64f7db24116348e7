package dev.paved.kit.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitTokensTest {

    private static GitTokens tokens(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(GitTokens.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(GitTokens.class);
    }

    @Test
    void environment_names_the_host() {
        assertThat(tokens(Map.of("PAVED_GIT_TOKENS__GITHUB_COM_", "right")).token("https://github.com/acme/shop.git"))
                .contains("right");
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example/a/b.git, of host",
        "http://git.example/a/b.git,",
        "ssh://git.example/a/b.git,",
        "https://git.example:8443/a/b.git,",
        "https://port.example:8443/a/b.git, of port",
        "https://port.example/a/b.git,",
        "https://git.example.evil/a/b.git,",
        "https://evil@git.example/a/b.git,",
        "http://localhost:3000/a/b.git, of loopback",
        "/srv/git/b.git,",
        "no url at all,"
    })
    void token_is_for_its_own_host_and_port_and_never_goes_in_the_clear(String url, String expected) {
        GitTokens tokens =
                () -> Map.of("git.example", "of host", "port.example:8443", "of port", "localhost:3000", "of loopback");

        assertThat(tokens.token(url).orElse(null)).isEqualTo(expected);
    }

    @Test
    void who_is_led_on_to_another_host_takes_no_token_there() throws Exception {
        // Given
        GitTokens tokens = () -> Map.of("git.example", "right", "other.example", "other");
        CredentialsProvider provider = HostToken.of("https://git.example/a/b.git", tokens);

        // Then
        assertThat(provider).isNotNull();
        assertThat(provider.get(new URIish("https://git.example/a/b.git"), new CredentialItem.Username()))
                .isTrue();
        assertThat(provider.get(new URIish("https://other.example/a/b.git"), new CredentialItem.Username()))
                .isFalse();
        assertThat(provider.get(new URIish("http://git.example/a/b.git"), new CredentialItem.Username()))
                .isFalse();
        assertThat(HostToken.of("https://unknown.example/a.git", tokens)).isNull();
    }
}
