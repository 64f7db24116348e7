package dev.paved.cli.failure;

/** Ends a command with a {@link Failure}; caught in one place, which prints it. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Failure failure;

    FailureException(Failure failure) {
        super(failure.what());
        this.failure = failure;
    }

    /** What to tell. */
    public Failure failure() {
        return failure;
    }
}
