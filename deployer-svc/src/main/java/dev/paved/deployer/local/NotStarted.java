package dev.paved.deployer.local;

/** An instance could not be started; the message tells why. */
public final class NotStarted extends Exception {

    private static final long serialVersionUID = 1L;

    NotStarted(RuntimeException cause) {
        super("its process could not be started: " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        Throwable first = cause.getCause() == null ? cause : cause.getCause();
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }
}
