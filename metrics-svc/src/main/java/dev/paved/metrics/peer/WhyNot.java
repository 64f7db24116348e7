package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Reason;

/** Why another tool does not count what DORA counts. */
enum WhyNot implements Reason {
    /** No deployment brought it. */
    NOT_DEPLOYED("not-deployed", "No deployment that has another before it brought this pull request."),
    /** Nothing was deployed since it was merged. */
    NOTHING_SINCE("nothing-deployed-since", "Nothing was deployed since this pull request was merged."),
    /** The commit is newer than its deployment, or as old. */
    NO_MINUTE("not-a-minute", "There is not a whole minute from the commit to its deployment."),
    /** No push ended with the deployed commit. */
    NO_PUSH("no-push", "No push ended with the deployed commit, so these rules do not see the deployment.");

    private final Wording wording;

    WhyNot(String code, String sentence) {
        wording = new Wording(code, sentence);
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
