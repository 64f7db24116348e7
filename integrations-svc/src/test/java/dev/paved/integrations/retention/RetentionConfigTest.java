package dev.paved.integrations.retention;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionConfigTest {

    @Test
    void what_is_kept_unless_configured_is_long_enough() {
        assertThatCode(() -> Cleanup.check(config(Map.of()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"deliveries, P2D, PT72H", "told, PT71H, PT72H", "wishes, PT23H, PT24H"})
    void what_would_be_forgotten_while_it_works_is_refused(String setting, String kept, String least) {
        RetentionConfig config = config(Map.of("paved.integrations.retention." + setting, kept));

        assertThatThrownBy(() -> Cleanup.check(config))
                .hasMessageContaining("paved.integrations.retention." + setting)
                .hasMessageContaining("Set it to " + least + " or more");
    }

    private static RetentionConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetentionConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(RetentionConfig.class);
    }
}
