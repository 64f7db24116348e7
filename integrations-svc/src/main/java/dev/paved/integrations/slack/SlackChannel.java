package dev.paved.integrations.slack;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel of Slack.
 *
 * @param id as Slack has it: names of channels change, ids do not
 */
public record SlackChannel(String id) {

    /** How to write one, for people. */
    public static final String RULE =
            "must be the id of a channel such as C0123ABCD, which is at the end of the channel's details in Slack";

    private static final Pattern ID = Pattern.compile("[CGD][A-Z0-9]{6,30}");

    /** The channel with the id {@code text}; nothing where that is none. */
    public static Optional<SlackChannel> parse(String text) {
        return Optional.of(text.strip()).filter(id -> ID.matcher(id).matches()).map(SlackChannel::new);
    }

    @Override
    public String toString() {
        return id;
    }
}
