package dev.paved.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/shop.git",
                "http://localhost:3000/acme/shop",
                "ssh://git@github.com/acme/shop.git",
                "git@github.com:acme/shop.git",
                "/srv/git/my shop.git"
            })
    void what_says_where_it_is_can_be_read(String text) {
        assertThat(RepositoryUrl.isReadable(text)).isTrue();
        assertThat(RepositoryUrl.secret(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/my shop",
                "https://github.com/acme/../shop",
                "https://github.com/",
                "git@github.com:acme/my shop",
                "file:///srv/git/shop.git",
                "/srv/a/../b",
                "acme/shop"
            })
    void what_does_not_cannot(String text) {
        assertThat(RepositoryUrl.isReadable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:s3cret@github.com/acme/shop",
                "https://s3cret@github.com/acme/shop",
                "HTTPS://s3cret@github.com/acme/shop",
                "https://ada:s3c@ret@github.com/acme/shop",
                "ssh://git:s3cret@github.com/acme/shop"
            })
    void secret_is_refused_and_not_repeated(String text) {
        assertThat(RepositoryUrl.isReadable(text)).isFalse();
        assertThat(RepositoryUrl.secret(text))
                .hasValueSatisfying(fault -> assertThat(fault).doesNotContain("s3c"));
    }
}
