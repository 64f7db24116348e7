package dev.paved.deployer.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:latest",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "docker.io/nginx, docker.io/library/nginx:latest",
        "index.docker.io/myorg/api:1, docker.io/myorg/api:1",
        "myorg/api, docker.io/myorg/api:latest",
        "ghcr.io/myorg/team/api:1.2.3, ghcr.io/myorg/team/api:1.2.3",
        "localhost/api, localhost/api:latest",
        "localhost:5000/api:v1, localhost:5000/api:v1",
        "127.0.0.1:5000/a/b, 127.0.0.1:5000/a/b:latest",
        "[::1]:5000/api:v1, [::1]:5000/api:v1",
        "Registry/api, Registry/api:latest",
        "a__b/c-d.e:T_1.x-y, docker.io/a__b/c-d.e:T_1.x-y"
    })
    void reads_names_as_container_engines_do(String text, String read) {
        assertThat(ImageReference.parse(text)).hasToString("Optional[" + read + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "myorg/api@" + DIGEST + ", docker.io/myorg/api@" + DIGEST,
        "ghcr.io/api:1@" + DIGEST + ", ghcr.io/api:1@" + DIGEST
    })
    void keeps_a_digest(String text, String read) {
        assertThat(ImageReference.parse(text)).hasToString("Optional[" + read + "]");
        assertThat(ImageReference.parse(text).orElseThrow().wanted()).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "API",
                "my org/api",
                "myorg/API:1",
                "myorg//api",
                "/api",
                "api/",
                "api:",
                "api:-1",
                "api@sha256:12",
                "api@md5:0123456789abcdef0123456789abcdef",
                "https://ghcr.io/api",
                "ghcr.io:port/api",
                "ghcr.io/../api",
                "api:1:2",
                "api?x=1",
                "api#1",
                "user@ghcr.io/api",
                "-api",
                "a..b/api:1\n"
            })
    void what_is_no_name_is_not_read(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }
}
