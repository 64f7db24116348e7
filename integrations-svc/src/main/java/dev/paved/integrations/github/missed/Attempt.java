package dev.paved.integrations.github.missed;

import java.time.Instant;

/**
 * One attempt of GitHub to deliver something.
 *
 * @param id the attempt's
 * @param guid the same of all attempts to deliver the same thing
 * @param statusCode what it was answered; 0, or GitHub's own, where there was no answer
 */
record Attempt(long id, String guid, Instant deliveredAt, String event, int statusCode) {

    private static final int TOO_LARGE = 413;

    /** Whether this service refused it for its size: it is not taken in any other way. */
    boolean isTooLarge() {
        return statusCode == TOO_LARGE;
    }

    boolean arrived() {
        return statusCode >= 200 && statusCode < 300;
    }
}
