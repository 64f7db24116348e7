package dev.paved.metrics.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A commit on the branch that is deployed.
 *
 * @param repository as in the file, else the service's name
 * @param parent the commit before it; null where the order of the times tells
 * @param pullRequest the pull request that brought it; null where none did
 */
record ChangeRow(
        int line,
        String content,
        String sha,
        String repository,
        String service,
        Instant committed,
        @Nullable Instant authored,
        boolean merge,
        @Nullable String parent,
        @Nullable Pull pullRequest)
        implements PastRow {

    /** The order of the commits of one repository, as their times tell it. */
    static final Comparator<ChangeRow> IN_TIME =
            Comparator.comparing(ChangeRow::committed).thenComparing(ChangeRow::sha);

    /** The pull request of a commit. */
    record Pull(
            int number,
            @Nullable Instant firstCommit,
            @Nullable Instant opened,
            Instant merged) {}

    /** Whose commits follow one another. */
    record Line(String service, String repository) {}

    static ChangeRow of(Cells cells) {
        String service = cells.required("service", "shop");
        cells.required("sha", "9fceb02d0ae598e95dc970b74767f19372d61af8");
        Instant committed = cells.requiredTime("committed");
        Instant authored = cells.time("authored");
        return new ChangeRow(
                cells.line(),
                cells.content(),
                Objects.requireNonNullElse(cells.sha("sha"), ""),
                Objects.requireNonNullElse(cells.text("repository"), service),
                service,
                committed,
                authored,
                cells.flag("merge", false),
                cells.sha("parent"),
                pull(cells, committed));
    }

    private static @Nullable Pull pull(Cells cells, Instant committed) {
        int number = cells.number("pull_request");
        Instant first = cells.time("pr_first_commit");
        Instant opened = cells.time("pr_opened");
        Instant merged = cells.time("pr_merged");
        cells.inOrder("pr_merged", merged, "pr_opened", opened);
        if (number == 0 && (first != null || opened != null || merged != null)) {
            cells.wrong("pull_request", "is needed beside pr_first_commit, pr_opened and pr_merged, such as 42");
        }
        return number == 0 ? null : new Pull(number, first, opened, merged == null ? committed : merged);
    }

    Line where() {
        return new Line(service, repository);
    }

    @Override
    public String identity() {
        return "change " + repository + "@" + sha;
    }
}
