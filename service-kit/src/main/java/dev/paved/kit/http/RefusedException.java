package dev.paved.kit.http;

/** Carries a {@link Failure} out of a transaction, which is rolled back, to the one mapper. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /** Refuses for {@code failure}. */
    public RefusedException(Failure failure) {
        super(failure.problem().detail(), null, false, false);
        this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
        return failure;
    }
}
