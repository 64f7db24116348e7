package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.provisioner.manifest.DatabaseSize;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudNativePgSettingsTest {

    @ParameterizedTest
    @CsvSource({"SMALL,1,5Gi,250m,512Mi", "MEDIUM,4,20Gi,500m,1Gi", "LARGE,3,100Gi,1,2Gi"})
    void sizes_are_what_is_set_or_said(DatabaseSize size, int instances, String storage, String cpu, String memory) {
        // Given
        CloudNativePgSettings settings = new SmallRyeConfigBuilder()
                .withMapping(CloudNativePgSettings.class)
                .withDefaultValue("paved.provisioner.cloudnative-pg.medium.instances", "4")
                .build()
                .getConfigMapping(CloudNativePgSettings.class);

        // When
        CloudNativePgSettings.Size found = settings.of(size);

        // Then
        assertThat(found.instances()).isEqualTo(instances);
        assertThat(found.storage()).isEqualTo(storage);
        assertThat(found.cpu()).isEqualTo(cpu);
        assertThat(found.memory()).isEqualTo(memory);
    }
}
