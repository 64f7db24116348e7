package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.integrations.inbound.InboundFailure.WrongSecret;
import dev.paved.kit.http.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {
    private static final Hook HOOK = new Hook("bell", "Bell", "PAVED_BELL_SECRET", "the settings of Bell");

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "Bearer  s3cret "})
    void secret_is_accepted(String authorization) {
        assertThatCode(() -> with("s3cret").verify(authorization)).doesNotThrowAnyException();
        assertThatCode(() -> with("s3cret\n").verify(authorization)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "s3cret", "Basic s3cret", "Bearer s3cre", "Bearer s3crett", "Bearer é"})
    void anything_else_is_refused(@Nullable String authorization) {
        assertThatThrownBy(() -> with("s3cret").verify(authorization))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.failure()).isInstanceOf(WrongSecret.class));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void without_a_secret_everything_is_refused_with_what_to_configure(@Nullable String secret) {
        assertThatThrownBy(() -> with(secret).verify("Bearer " + secret))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.failure()).isInstanceOf(NoSecret.class);
                    assertThat(e.failure().problem().status()).isEqualTo(401);
                    assertThat(e.failure().problem().next())
                            .isEqualTo("Set PAVED_BELL_SECRET to the secret in the settings of Bell, and restart"
                                    + " integrations-svc.");
                });
    }

    private static SharedSecret with(@Nullable String secret) {
        return new SharedSecret(HOOK, Optional.ofNullable(secret));
    }
}
