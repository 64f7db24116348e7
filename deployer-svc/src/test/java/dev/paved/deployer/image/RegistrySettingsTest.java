package dev.paved.deployer.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

    private static final int PRIORITY = 300;

    @Test
    void credentials_can_come_from_the_environment() {
        // Given
        Map<String, String> environment = Map.of(
                "PAVED_REGISTRIES_CREDENTIALS__GHCR_IO__USERNAME", "ada",
                "PAVED_REGISTRIES_CREDENTIALS__GHCR_IO__PASSWORD", "secret");

        // When
        RegistrySettings settings = new SmallRyeConfigBuilder()
                .withMapping(RegistrySettings.class)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withSources(new EnvConfigSource(environment, PRIORITY))
                .build()
                .getConfigMapping(RegistrySettings.class);

        // Then
        assertThat(settings.credentials().get("ghcr.io").username()).isEqualTo("ada");
        assertThat(settings.credentials().get("ghcr.io").password()).isEqualTo("secret");
    }
}
