package dev.paved.integrations.github;

import dev.paved.integrations.github.GithubFailure.BadHeader;
import dev.paved.kit.http.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a delivery in its headers.
 *
 * @param id the same for every delivery of the same thing, redeliveries included
 * @param event the kind of payload
 */
record Delivery(String id, String event) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    static Delivery of(@Nullable String id, @Nullable String event) {
        return new Delivery(word("X-GitHub-Delivery", id), word("X-GitHub-Event", event));
    }

    private static String word(String header, @Nullable String value) {
        if (value == null || !WORD.matcher(value).matches()) {
            throw new RefusedException(new BadHeader(header));
        }
        return value;
    }
}
