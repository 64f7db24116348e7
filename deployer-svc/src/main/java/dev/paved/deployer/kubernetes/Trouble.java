package dev.paved.deployer.kubernetes;

import dev.paved.kit.kubernetes.ApiFailure;

/** The API server does not do what is asked of it, or does not answer. */
class Trouble extends Exception {

    private static final long serialVersionUID = 1;

    private final ApiFailure.Kind kind;

    Trouble(String step, ApiFailure failure, Throwable cause) {
        super(sentence(step, failure), cause);
        this.kind = failure.kind();
    }

    /** What is asked for can't be done at all, as {@code words} say. */
    Trouble(String words) {
        this(words, ApiFailure.Kind.ADMISSION);
    }

    /** The API server has not told yet what runs. */
    static Trouble untold() {
        return new Trouble("Waiting for the API server to tell what runs.", ApiFailure.Kind.UNREACHABLE);
    }

    private Trouble(String words, ApiFailure.Kind kind) {
        super(words);
        this.kind = kind;
    }

    /** Whether the same may well be done a moment later. */
    boolean mayPass() {
        return kind == ApiFailure.Kind.UNREACHABLE || kind == ApiFailure.Kind.OTHER || kind == ApiFailure.Kind.CONFLICT;
    }

    /** What happened, why, and what to do, as sentences. */
    String words() {
        return String.valueOf(getMessage());
    }

    private static String sentence(String step, ApiFailure failure) {
        return step + " did not work: " + failure.cause().strip().replaceFirst("\\.+$", "") + ". "
                + next(failure.kind());
    }

    /** What to do about it. */
    static String next(ApiFailure.Kind kind) {
        return switch (kind) {
            case QUOTA -> "Run less in this environment, or ask for a larger quota.";
            case RBAC -> "Give the deployer the role of deploy/kubernetes/deployer-rbac.yaml.";
            case ADMISSION -> "Change the service to what the cluster admits, or ask those who run the cluster.";
            case TOKEN -> "Give the deployer a kubeconfig or a service account that is valid.";
            case CONFLICT -> "Look who else changes it.";
            case MISSING -> "Look whether the environment is on this cluster: platform env list.";
            case UNREACHABLE -> "Look whether the API server is up; it is tried again.";
            case OTHER -> "Ask those who run the cluster.";
        };
    }
}
