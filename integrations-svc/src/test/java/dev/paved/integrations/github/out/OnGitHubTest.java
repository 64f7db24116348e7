package dev.paved.integrations.github.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.github.Translators;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnGitHubTest {

    private final OnGitHub onGitHub = new OnGitHub(Translators.config(Optional.empty()));

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/shop.git, acme/shop",
        "https://GitHub.com/Acme/Shop, acme/shop",
        "https://ada:token@github.com/acme/shop/, acme/shop",
        "ssh://git@github.com:22/acme/shop.git, acme/shop",
        "git@github.com:acme/shop.git, acme/shop",
        "acme/shop.js, acme/shop.js"
    })
    void repository_there_has_its_name(String repository, String name) {
        assertThat(onGitHub.name(repository)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.com/acme/shop.git",
                "https://github.com.example.com/acme/shop",
                "https://example.com/github.com/acme",
                "https://example.com@evil/acme/shop",
                "git@gitlab.com:acme/shop.git",
                "https://github.com/acme/shop/tree/main",
                "https://github.com/acme/sh%6Fp",
                "https://github.com/acme/shop?x=y",
                "/srv/repositories/acme/shop.git",
                "file:///srv/repositories/acme/shop.git",
                "shop",
                ""
            })
    void repository_elsewhere_has_none(String repository) {
        assertThat(onGitHub.name(repository)).isEmpty();
    }
}
