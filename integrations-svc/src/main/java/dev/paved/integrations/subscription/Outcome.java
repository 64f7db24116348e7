package dev.paved.integrations.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How something ended that an event tells of. */
enum Outcome {
    SUCCEEDED,
    FAILED,
    ROLLED_BACK;

    /** How to write one, for people. */
    static final String RULE = "must be succeeded, failed or rolled-back";

    static Optional<Outcome> parse(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
