package dev.paved.provisioner.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | deployments.apps "a" is forbidden: User "u" cannot patch resource     | Forbidden
            403 | pods "a" is forbidden: exceeded quota: environment, requested: pods=1 | QuotaExceeded
            403 | pods "a" is forbidden: violates PodSecurity "restricted:latest"       | AdmissionDenied
            400 | admission webhook "images.example.com" denied the request             | AdmissionDenied
            500 | failed calling webhook "images.example.com": no endpoints             | AdmissionDenied
            422 | Deployment.apps "a" is invalid: spec.selector: field is immutable     | AdmissionDenied
            409 | Apply failed with 1 conflict: conflict with "kubectl"                 | Conflict
            401 | Unauthorized                                                          | Unauthorized
            503 | the server is currently unable to handle the request                  | Unreachable
            429 | too many requests                                                     | Refused
            """)
    void cause_has_a_reason_and_a_next_action(int code, String cause, String reason) {
        var failure = new KubernetesClientException(
                "failure",
                code,
                new StatusBuilder().withCode(code).withMessage(cause).build());
        var told = Refusal.told("applying the deployment a", failure);
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(told).hasMessageStartingWith("applying the deployment a: " + cause + "; ");
    }

    @Test
    void server_without_an_answer_is_unreachable() {
        var told = Refusal.told(
                "looking at the namespace a",
                new KubernetesClientException("failure", new IOException("failed", new ConnectException())));
        assertThat(told.reason()).isEqualTo("Unreachable");
        assertThat(told).hasMessageContaining("ConnectException; look whether the API server is up");
    }
}
