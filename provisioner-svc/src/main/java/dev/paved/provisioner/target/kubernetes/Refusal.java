package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.kubernetes.ApiFailure;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * What an API server's refusal means, and what to do about it.
 *
 * @param reason a word in CamelCase
 * @param next the next action
 */
record Refusal(String reason, String next) {

    private static final Refusal QUOTA = new Refusal(
            "QuotaExceeded", "run less in this environment, or raise the quota (paved.provisioner.kubernetes.quota)");
    private static final Refusal RBAC =
            new Refusal("Forbidden", "give the provisioner the role of deploy/kubernetes/provisioner-rbac.yaml");
    private static final Refusal ADMISSION = new Refusal(
            "AdmissionDenied", "change the manifest to what the cluster admits, or ask those who run the cluster");
    private static final Refusal TOKEN =
            new Refusal("Unauthorized", "give the provisioner a kubeconfig or a service account that is valid");
    private static final Refusal CONFLICT = new Refusal(
            "Conflict",
            "take it back with platform env drift revert ENVIRONMENT, or let the other field manager give the field up; it is not overwritten");
    private static final Refusal UNREACHABLE = new Refusal("Unreachable", "look whether the API server is up");
    private static final Refusal OTHER = new Refusal("Refused", "ask those who run the cluster");

    static TargetException told(String step, KubernetesClientException failure) {
        ApiFailure api = ApiFailure.of(failure);
        Refusal refusal = of(api);
        return new TargetException(
                refusal.reason(), "%s: %s; %s".formatted(step, api.cause(), refusal.next()), failure);
    }

    /** What {@code failure} means. */
    static Refusal of(ApiFailure failure) {
        return switch (failure.kind()) {
            case QUOTA -> QUOTA;
            case RBAC -> RBAC;
            case ADMISSION -> ADMISSION;
            case TOKEN -> TOKEN;
            case CONFLICT -> CONFLICT;
            case UNREACHABLE -> UNREACHABLE;
            case MISSING, OTHER -> OTHER;
        };
    }
}
