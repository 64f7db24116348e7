package dev.paved.provisioner.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final String IMAGE = "spec.template.spec.containers[app].image";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deployment/api | spec.replica  | deployment/api spec.replicas
            deployment/api | replicas      | deployment/api spec.replicas
            deployment/api | image         | deployment/api spec.template.spec.containers[app].image
            deployment/api | metadata.name | deployment/api spec.replicas, deployment/api spec.template.spec.containers[app].image
            service/api    | spec.ports    | service/api
            deployment/apo | spec.replicas | deployment/api
            deployment/apo |               | deployment/api
            ingress/front  |               | deployment/api, service/api
            """)
    void wrong_one_is_told_with_those_that_may_have_been_meant(String resource, String field, String meant) {
        // Given
        List<DriftEntity> open = List.of(
                drift("deployment/api", "spec.replicas"), drift("deployment/api", IMAGE), drift("service/api", ""));

        // When
        Problem problem = catchThrowableOfType(
                        RefusedException.class, () -> new Selection(resource, field).of(open, "pr-1"))
                .failure()
                .problem();

        // Then
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.suggestions()).containsExactly(meant.split(", "));
        assertThat(problem.next()).isEqualTo("platform env drift pr-1");
    }

    private static DriftEntity drift(String resource, String field) {
        DriftEntity drift = new DriftEntity();
        drift.resource = resource;
        drift.field = field;
        return drift;
    }
}
