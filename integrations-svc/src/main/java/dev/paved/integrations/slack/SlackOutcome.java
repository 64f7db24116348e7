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
