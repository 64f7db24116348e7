package dev.paved.integrations.slack;

/** What was asked of Slack was not done, or it is not known whether it was. */
final class SlackTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient SlackOutcome outcome;
    private final boolean certain;

    private SlackTrouble(String code, SlackOutcome outcome, boolean certain) {
        super(outcome.words());
        this.code = code;
        this.outcome = outcome;
        this.certain = certain;
    }

    /** Nothing was done, for what Slack calls {@code code}. */
    static SlackTrouble refused(String code, SlackOutcome outcome) {
        return new SlackTrouble(code, outcome, true);
    }

    /** It may have been done all the same. */
    static SlackTrouble unanswered(SlackOutcome outcome) {
        return new SlackTrouble("", outcome, false);
    }

    /** Slack's name of it; empty where it gave none. */
    String code() {
        return code;
    }

    SlackOutcome outcome() {
        return outcome;
    }

    /** Whether it is certain that nothing was done. */
    boolean isCertain() {
        return certain;
    }
}
