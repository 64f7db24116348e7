package dev.paved.integrations.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of posting something. */
public sealed interface SlackOutcome {

    /** The HTTP status of Slack's last answer; null where there was none. */
    @Nullable
    Integer status();

    /** What happened, and what to do next where something is to be done; for people. */
    String words();

    /** The same, and what becomes of the event that was to be told. */
    default String wordsOfAnEvent() {
        return switch (this) {
            case Posted(Integer ignored, String words) -> words;
            case Limited(Integer ignored, String words, Duration pause) -> words + " It waits until then.";
            case Failed(Integer ignored, String words) -> words + " It is tried again.";
            case Undeliverable(Integer ignored, String words) ->
                words + " This message is given up; the next one is not.";
            case Closed(Integer ignored, String words) -> words;
        };
    }

    /** It is in Slack. */
    record Posted(@Nullable Integer status, String words) implements SlackOutcome {}

    /**
     * Slack wants nothing for a while, or takes nothing with this token.
     *
     * @param pause how long it is left alone
     */
    record Limited(@Nullable Integer status, String words, Duration pause) implements SlackOutcome {}

    /** It may do later, as it is. */
    record Failed(@Nullable Integer status, String words) implements SlackOutcome {}

    /** Slack does not take this, and never will; it may take what comes next. */
    record Undeliverable(@Nullable Integer status, String words) implements SlackOutcome {}

    /** The channel takes nothing until somebody changes something there. */
    record Closed(@Nullable Integer status, String words) implements SlackOutcome {}
}
