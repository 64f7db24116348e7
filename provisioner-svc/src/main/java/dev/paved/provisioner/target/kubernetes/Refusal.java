package dev.paved.provisioner.target.kubernetes;

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

    private static final int FORBIDDEN = 403;

    static TargetException told(String step, KubernetesClientException failure) {
        String cause = cause(failure);
        Refusal refusal = of(failure.getCode(), cause);
        return new TargetException(refusal.reason(), "%s: %s; %s".formatted(step, cause, refusal.next()), failure);
    }

    /** The meaning of {@code cause}, the words of an answer with {@code code}; without an answer there is none. */
    static Refusal of(int code, String cause) {
        if (code <= 0) {
            return UNREACHABLE;
        }
        return switch (code) {
            case 401 -> TOKEN;
            case FORBIDDEN -> forbidden(cause);
            case 409 -> CONFLICT;
            case 400, 422 -> ADMISSION;
            default -> code >= 500 && !cause.contains("webhook") ? UNREACHABLE : webhook(cause);
        };
    }

    /** The meaning of what a pod was refused with. */
    static Refusal ofPod(String cause) {
        return forbidden(cause);
    }

    private static Refusal forbidden(String cause) {
        if (cause.contains("exceeded quota")) {
            return QUOTA;
        }
        return cause.contains(" cannot ") ? RBAC : ADMISSION;
    }

    private static Refusal webhook(String cause) {
        return cause.contains("webhook") ? ADMISSION : OTHER;
    }

    private static String cause(KubernetesClientException failure) {
        if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
            return failure.getStatus().getMessage();
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest instanceof KubernetesClientException
                ? String.valueOf(deepest.getMessage())
                : deepest.getClass().getSimpleName()
                        + (deepest.getMessage() == null ? "" : ": " + deepest.getMessage());
    }
}
