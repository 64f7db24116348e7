package dev.paved.provisioner.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesTargetTest {

    @Test
    void what_it_cannot_make_is_told_before_anything_is_made() {
        // Given
        KubernetesSettings settings = TestTarget.settings("paved-", Path.of("none"), Map.of());
        EnvironmentSpec spec = new EnvironmentSpec(
                "here",
                EnvironmentType.PREVIEW,
                null,
                List.of(new ServiceSpec("api", "a:1"), new ServiceSpec("2nd", "b:1")),
                List.of());

        // When
        List<FieldError> beyond = TestTarget.of(settings, new Cluster(settings, CrashPoints.off()))
                .beyond(spec);

        // Then
        assertThat(beyond).extracting(FieldError::pointer).containsExactly("/spec/services/1/name");
    }
}
