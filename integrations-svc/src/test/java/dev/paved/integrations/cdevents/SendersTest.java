package dev.paved.integrations.cdevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.integrations.inbound.InboundFailure.WrongSecret;
import dev.paved.kit.http.RefusedException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendersTest {
    private static final Map<String, String> BOTH = Map.of(
            "webhook-secret", "everything",
            "senders.jenkins.secret", "of jenkins",
            "senders.jenkins.services", "shop,till");

    @Test
    void each_secret_is_its_senders() {
        Senders senders = senders(BOTH);

        assertThat(senders.of("Bearer everything").services()).isEmpty();
        assertThat(senders.of("Bearer of jenkins").name()).isEqualTo("jenkins");
        assertThat(senders.of("Bearer of jenkins").services()).contains(Set.of("shop", "till"));
        assertThat(senders.of("Bearer of jenkins").sources()).isEmpty();
    }

    @Test
    void other_secrets_are_refused_with_and_without_one_for_everything() {
        assertRefused(senders(BOTH), WrongSecret.class);
        assertRefused(senders(Map.of("senders.jenkins.secret", "of jenkins")), WrongSecret.class);
        assertRefused(senders(Map.of("webhook-secret", "everything")), WrongSecret.class);
        assertRefused(senders(Map.of()), NoSecret.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "everything", "of jenkins"})
    void secret_that_tells_no_sender_from_others_is_refused(String secret) {
        assertThatThrownBy(() -> senders(Map.of(
                        "webhook-secret", "everything",
                        "senders.jenkins.secret", "of jenkins",
                        "senders.argo.secret", secret)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("give each sender a secret of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "sources"})
    void limit_without_a_value_is_refused_and_no_leave_for_everything(String limit) {
        assertThatThrownBy(
                        () -> senders(Map.of("senders.jenkins.secret", "of jenkins", "senders.jenkins." + limit, "")))
                .hasMessageContaining("senders.jenkins." + limit);
    }

    private static void assertRefused(Senders senders, Class<?> failure) {
        assertThatThrownBy(() -> senders.of("Bearer guessed"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(failure));
    }

    private static Senders senders(Map<String, String> settings) {
        String prefix = "paved.integrations.cdevents.";
        Map<String, String> all = settings.entrySet().stream()
                .collect(Collectors.toMap(each -> prefix + each.getKey(), Map.Entry::getValue));
        return new Senders(new SmallRyeConfigBuilder()
                .withMapping(CdEventsConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(CdEventsConfig.class));
    }
}
