package dev.paved.metrics.dora;

/** Why a change counts for the lead time, or does not. */
public enum ChangeReason implements Reason {
    /** It counts. */
    FIRST_SHIPPED("first-in-production", "It first reached production with this deployment."),
    /** It counts, although it may be another service's. */
    PATHS_NOT_KNOWN(
            "first-in-production-paths-not-known",
            "It first reached production with this deployment. Which files it touched is not known, so it counts"
                    + " for every service in its repository."),
    /** It changes nothing by itself. */
    MERGE("merge-commit", "It is a merge commit; the commits that it merges count by themselves."),
    /** Nothing says from where on the deployment's changes are new. */
    RANGE_WITHOUT_START(
            "range-without-start",
            "Its deployment's range has no start: no production deployment of a known commit came right"
                    + " before it."),
    /** An earlier deployment brought it. */
    ALREADY_IN_PRODUCTION(
            "already-in-production", "An earlier deployment brought it to production; a change counts once."),
    /** It is not this service's. */
    OUTSIDE_PATH(
            "outside-path",
            "It touches nothing in the service's folder of the repository that its deployment still had."),
    /** Nobody knows what was deployed. */
    NOT_KNOWN(
            "commit-not-known",
            "The deployed commit is not known: it was not told, or was seen neither in a push nor in Git.");

    private final Wording wording;

    ChangeReason(String code, String sentence) {
        wording = new Wording(code, sentence);
    }

    @Override
    public Wording wording() {
        return wording;
    }

    /** Whether such a change counts. */
    public boolean counts() {
        return this == FIRST_SHIPPED || this == PATHS_NOT_KNOWN;
    }
}
