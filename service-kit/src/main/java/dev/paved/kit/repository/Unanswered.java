package dev.paved.kit.repository;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;

/** A repository elsewhere gives no answer, whatever it is asked for: nothing is there, or it is silent for too long. */
public final class Unanswered extends IOException {

    private static final long serialVersionUID = 1;

    /** What says so, and why. */
    public Unanswered(String message, Throwable cause) {
        super(message, cause);
    }

    static boolean isSign(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException;
    }
}
