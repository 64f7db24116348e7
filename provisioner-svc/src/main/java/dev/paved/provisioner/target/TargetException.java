package dev.paved.provisioner.target;

import java.io.IOException;

/** A target did not do what it was asked: the message names the step, the cause and the next action. */
public final class TargetException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public TargetException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public TargetException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why, as one word in CamelCase. */
    public String reason() {
        return reason;
    }
}
