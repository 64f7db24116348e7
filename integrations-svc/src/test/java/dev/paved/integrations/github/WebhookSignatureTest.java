package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.InboundFailure.BadSignature;
import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.kit.http.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    /** GitHub's documented example. */
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);

    private static final String RIGHT = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void documented_example_is_accepted() {
        assertThatCode(() -> with("It's a Secret to Everybody").verify(RIGHT, BODY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700",
                "sha256=é"
            })
    void any_other_signature_is_refused(@Nullable String signature) {
        assertThatThrownBy(() -> with("It's a Secret to Everybody").verify(signature, BODY))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.failure()).isInstanceOf(BadSignature.class));
    }

    @Test
    void signature_of_another_body_is_refused() {
        assertThatThrownBy(() -> with("It's a Secret to Everybody").verify(RIGHT, "Hello, World?".getBytes(UTF_8)))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void without_a_secret_everything_is_refused_with_what_to_configure(@Nullable String secret) {
        assertThatThrownBy(() -> with(secret).verify(RIGHT, BODY)).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.failure()).isInstanceOf(NoSecret.class);
            assertThat(e.failure().problem().status()).isEqualTo(401);
            assertThat(e.failure().problem().next()).contains("PAVED_GITHUB_WEBHOOK_SECRET");
        });
    }

    private static BodySignature with(@Nullable String secret) {
        return GithubHook.signature(Optional.ofNullable(secret));
    }
}
