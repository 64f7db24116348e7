package dev.paved.kit.persistence;

import java.time.Duration;

/** The database is away, or did not answer in time; whether the transaction committed is unknown. */
public class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseUnavailable(Throwable cause) {
        super("the database cannot be reached: " + cause.getMessage(), cause);
    }

    DatabaseUnavailable(Duration limit, Throwable cause) {
        super("the database did not answer within " + limit.toSeconds() + " s", cause);
    }
}
