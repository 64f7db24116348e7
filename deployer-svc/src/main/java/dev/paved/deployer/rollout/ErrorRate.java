package dev.paved.deployer.rollout;

import dev.paved.deployer.local.RequestCounts;
import java.util.Locale;
import java.util.Optional;

/** Judges a version by the share of its requests that fail, beside that of the version that serves. See ADR 37. */
final class ErrorRate {

    /** Fewer requests tell nothing. */
    static final int LEAST = 50;

    /** How many times the share of the other one is too much. */
    private static final double TIMES = 2;

    /** How many standard errors the shares must be apart, so that chance alone ends hardly any rollout. */
    private static final double APART = 3;

    private ErrorRate() {}

    /**
     * Why {@code version} is given up, if it is.
     *
     * @param limit the share that may fail in any case, in percent
     */
    static Optional<String> trouble(
            String version, RequestCounts own, String serving, RequestCounts others, int limit) {
        boolean enough = own.all() >= LEAST && others.all() >= LEAST;
        boolean many = own.share() * 100 > limit && own.share() > TIMES * others.share();
        return enough && many && apart(own, others) > APART
                ? Optional.of("Too many requests to %s failed: %s, while of %s it was %s."
                        .formatted(version, words(own), serving, words(others)))
                : Optional.empty();
    }

    /** The difference of two shares in its standard errors, as if both had the same. */
    private static double apart(RequestCounts own, RequestCounts others) {
        double same = (double) (own.failed() + others.failed()) / (own.all() + others.all());
        double error = Math.sqrt(same * (1 - same) * (1.0 / own.all() + 1.0 / others.all()));
        return error == 0 ? 0 : (own.share() - others.share()) / error;
    }

    private static String words(RequestCounts counts) {
        return String.format(Locale.ROOT, "%d of %d (%.1f %%)", counts.failed(), counts.all(), counts.share() * 100);
    }
}
