package dev.paved.kit.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme/Shop",
                "acme/shop.git",
                "https://github.com/acme/shop",
                "https://github.com/Acme/shop.git",
                "https://user:token@github.com/acme/shop/",
                "ssh://git@github.com:22/acme/shop.git",
                "git@github.com:acme/shop.git",
                " git@github.com:/acme/shop "
            })
    void every_way_to_write_a_repository_on_a_forge_is_one_key(String repository) {
        assertThat(RepositoryKey.of(repository)).isEqualTo(new RepositoryKey("acme/shop"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/shop, acme/shop",
        "https://github.com/Acme/Shop.git, acme/shop",
        "git@github.com:acme/shop.git, acme/shop",
        "https://GitLab.com/acme/shop, gitlab.com/acme/shop",
        "https://ada:secret@gitlab.com:8443/a/b/shop.git, gitlab.com/a/b/shop",
        "git@gitlab.com:acme/shop.git, gitlab.com/acme/shop",
        "https://[::1]:8080/acme/shop, [::1]/acme/shop",
        "file:///srv/shop.git, file:/srv/shop",
        "/srv/shop, file:/srv/shop"
    })
    void among_several_forges_a_repository_elsewhere_has_its_host_before_it(String repository, String key) {
        assertThat(RepositoryKey.among(repository, "https://github.com/").value())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/repositories/shop.git",
                "/srv/other/../repositories/shop.git/",
                "file:///srv/repositories/shop.git/",
                "file:/srv/repositories/shop"
            })
    void every_way_to_write_a_local_repository_is_one_key(String repository) {
        assertThat(RepositoryKey.of(repository)).isEqualTo(RepositoryKey.of(Path.of("/srv/repositories/shop.git")));
        assertThat(RepositoryKey.of(repository).isLocal()).isTrue();
        assertThat(RepositoryKey.of(repository).name()).isEqualTo("shop");
    }

    @Test
    void groups_of_groups_are_kept() {
        assertThat(RepositoryKey.of("https://gitlab.example/a/b/c.git").value()).isEqualTo("a/b/c");
    }

    @Test
    void what_can_be_no_path_is_a_key_of_no_folder() {
        assertThat(RepositoryKey.of("/srv/\0").isLocal()).isFalse();
        assertThat(RepositoryKey.of("acme/shop").folder()).isEmpty();
        assertThat(RepositoryKey.of("file:///srv/shop.git").folder()).contains(Path.of("/srv/shop"));
    }
}
