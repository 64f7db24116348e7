package dev.paved.kit.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * What an API server's refusal is, or that there was no answer.
 *
 * @param cause in the API server's words
 */
public record ApiFailure(Kind kind, String cause) {

    private static final int FORBIDDEN = 403;

    /** What kinds there are. */
    public enum Kind {
        /** The quota of the namespace is used up. */
        QUOTA,
        /** Whoever asks has no right to. */
        RBAC,
        /** A rule of the cluster does not admit the object, or it is no valid one. */
        ADMISSION,
        /** Whoever asks is not known. */
        TOKEN,
        /** Another field manager has set it. */
        CONFLICT,
        /** It is not there. */
        MISSING,
        /** There is no answer, or none now. */
        UNREACHABLE,
        /** Anything else. */
        OTHER
    }

    /** What {@code failure} is. */
    public static ApiFailure of(KubernetesClientException failure) {
        String cause = cause(failure);
        return of(failure.getCode(), cause);
    }

    /** The meaning of {@code cause}, the words of an answer with {@code code}; without an answer that is not positive. */
    public static ApiFailure of(int code, String cause) {
        return new ApiFailure(kind(code, cause), cause);
    }

    /** The meaning of what a pod was refused with. */
    public static ApiFailure ofPod(String cause) {
        return of(FORBIDDEN, cause);
    }

    private static Kind kind(int code, String cause) {
        if (code <= 0) {
            return Kind.UNREACHABLE;
        }
        return switch (code) {
            case 401 -> Kind.TOKEN;
            case FORBIDDEN -> forbidden(cause);
            case 404 -> Kind.MISSING;
            case 409 -> Kind.CONFLICT;
            case 400, 422 -> Kind.ADMISSION;
            default -> code >= 500 && !cause.contains("webhook") ? Kind.UNREACHABLE : webhook(cause);
        };
    }

    private static Kind forbidden(String cause) {
        if (cause.contains("exceeded quota")) {
            return Kind.QUOTA;
        }
        return cause.contains(" cannot ") ? Kind.RBAC : Kind.ADMISSION;
    }

    private static Kind webhook(String cause) {
        return cause.contains("webhook") ? Kind.ADMISSION : Kind.OTHER;
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
