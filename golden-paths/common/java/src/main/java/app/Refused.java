package app;

/** An error that the caller is to hear of. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private final int status;

    public Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
