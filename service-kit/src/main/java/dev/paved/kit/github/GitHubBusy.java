package dev.paved.kit.github;

import java.time.Duration;

/** GitHub could not answer now, and may later. */
public final class GitHubBusy extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final Duration wait;

    GitHubBusy(String reason, Duration wait) {
        super(reason);
        this.reason = reason;
        this.wait = wait;
    }

    /** What happened. */
    public String reason() {
        return reason;
    }

    /** How long it is not to be asked again. */
    public Duration pause() {
        return wait;
    }
}
