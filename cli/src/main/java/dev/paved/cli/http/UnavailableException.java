package dev.paved.cli.http;

import dev.paved.cli.failure.Failure;
import java.io.IOException;

/** The server answered, but can't serve now: what to say if trying again does not help. */
final class UnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    UnavailableException(Failure failure) {
        super(failure.what());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
