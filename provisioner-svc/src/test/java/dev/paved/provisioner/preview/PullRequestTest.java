package dev.paved.provisioner.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRequestTest {

    @ParameterizedTest
    @CsvSource({
        "acme/shop,                          7, shop-pr-7",
        "https://github.com/Acme/Shop.git,   7, shop-pr-7",
        "file:///srv/git/web_shop.git,      12, web-shop-pr-12",
        "acme/a.b.c,                         1, a-b-c-pr-1",
    })
    void preview_is_called_like_the_repository_and_the_number(String repository, int number, String name) {
        assertThat(PullRequest.of(repository, number).name()).isEqualTo(name);
    }

    @Test
    void long_and_odd_repositories_have_names_too() {
        for (String repository : new String[] {"acme/" + "x".repeat(90), "acme/日本", "acme/...", "acme/_"}) {
            PullRequest pullRequest = PullRequest.of(repository, Integer.MAX_VALUE);
            assertThat(pullRequest.name())
                    .matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")
                    .hasSizeLessThanOrEqualTo(40);
            assertThat(pullRequest.longName())
                    .matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")
                    .hasSizeLessThanOrEqualTo(40);
        }
    }

    @Test
    void name_for_a_second_repository_of_the_same_name_is_its_own() {
        assertThat(PullRequest.of("acme/shop", 7).longName())
                .matches("shop-pr-7-[0-9a-f]{6}")
                .isNotEqualTo(PullRequest.of("other/shop", 7).longName());
    }
}
