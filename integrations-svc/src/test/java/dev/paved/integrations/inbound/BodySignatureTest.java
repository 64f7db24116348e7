package dev.paved.integrations.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.inbound.InboundFailure.BadSignature;
import dev.paved.kit.http.RefusedException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several signatures, as are sent while secrets are changed; RIGHT stands for the right one and WRONG for another. */
class BodySignatureTest {
    private static final String BODY = "{}";
    private static final Hook HOOK = new Hook("bell", "Bell", "PAVED_BELL_SECRET", "the settings of Bell");

    private final BodySignature signature = new BodySignature(HOOK, "X-Bell", "v1=", Optional.of("s3cret"));

    @ParameterizedTest
    @ValueSource(strings = {"v1=RIGHT", "v1=WRONG,v1=RIGHT", "v1=RIGHT, v1=WRONG", "v0=WRONG,v1=RIGHT", "v1=,v1=RIGHT"})
    void one_right_signature_is_enough(String given) {
        assertThatCode(() -> signature.verify(filled(given), BODY.getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1=WRONG",
                "v1=WRONG,v1=WRONG",
                "v0=RIGHT",
                "RIGHT",
                ",",
                "v1=RIGHT;v1=WRONG",
                "v1=1,v1=2,v1=3,v1=4,v1=5,v1=6,v1=7,v1=8,v1=9,v1=0,v1=RIGHT"
            })
    void without_a_right_one_it_is_refused(String given) {
        assertThatThrownBy(() -> signature.verify(filled(given), BODY.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.failure()).isInstanceOf(BadSignature.class));
    }

    private static String filled(String given) {
        return given.replace("RIGHT", Deliver.hmac("s3cret", BODY)).replace("WRONG", Deliver.hmac("another", BODY));
    }
}
