package dev.paved.deployer.gitops;

/** Nothing was committed, or read; the message is a sentence for people with what to do next. */
final class NotCommitted extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean passing;

    private NotCommitted(String reason, boolean passing) {
        super(reason);
        this.passing = passing;
    }

    /** It stays so until somebody does something. */
    static NotCommitted lasting(String reason) {
        return new NotCommitted(reason, false);
    }

    /** It may go well another time. */
    static NotCommitted passing(String reason) {
        return new NotCommitted(reason, true);
    }

    /** Whether it may go well another time. */
    boolean isPassing() {
        return passing;
    }

    /** Why. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
