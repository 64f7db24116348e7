package dev.paved.kit.github;

/** GitHub does not do what it was asked, and will not if it is asked again. */
public final class GitHubRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** An answer with {@code status}, which is not what was asked for, as {@code message} says. */
    public GitHubRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Its answer's HTTP status. */
    public int status() {
        return status;
    }
}
