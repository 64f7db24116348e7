package dev.paved.kit.github;

import java.time.Duration;

/** GitHub could not answer now, and may later. */
public final class GitHubBusy extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final Duration wait;
    private final boolean limited;

    private GitHubBusy(String reason, Duration wait, boolean limited) {
        super(reason);
        this.reason = reason;
        this.wait = wait;
        this.limited = limited;
    }

    /** GitHub limits requests: it did nothing, and is to be asked nothing else meanwhile. */
    public static GitHubBusy limited(String reason, Duration wait) {
        return new GitHubBusy(reason, wait, true);
    }

    /** No answer came, or that of a server that failed: GitHub may have done what it was asked. */
    static GitHubBusy unheard(String reason, Duration wait) {
        return new GitHubBusy(reason, wait, false);
    }

    /** What happened. */
    public String reason() {
        return reason;
    }

    /** How long it is not to be asked again. */
    public Duration pause() {
        return wait;
    }

    /** Whether GitHub limits requests, and so surely did nothing. */
    public boolean isLimit() {
        return limited;
    }
}
