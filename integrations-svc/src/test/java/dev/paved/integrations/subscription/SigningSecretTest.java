package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    private static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The vector in the tests of the reference libraries. */
    @Test
    void signature_is_that_of_the_reference() {
        assertThat(SigningSecret.parse(TEXT)
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void new_secret_is_long_enough_and_another_each_time() {
        // When
        String one = SigningSecret.create().reveal();
        String other = SigningSecret.create().reveal();

        // Then
        assertThat(one).startsWith("whsec_").isNotEqualTo(other);
        assertThat(Base64.getDecoder().decode(one.substring(6))).hasSizeBetween(24, 64);
        assertThat(SigningSecret.parse(one).reveal()).isEqualTo(one);
    }

    @Test
    void text_of_a_secret_shows_nothing_of_it() {
        assertThat(SigningSecret.parse(TEXT)).hasToString("whsec_…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%%"})
    void what_is_no_secret_is_refused(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
