package dev.paved.metrics.store;

import static dev.paved.metrics.store.Column.earliest;
import static dev.paved.metrics.store.Column.key;
import static dev.paved.metrics.store.Column.text;

import dev.paved.metrics.fact.GitCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of commits that were read from repositories. A rebuild leaves it as it is. */
public final class GitCommits {

    private static final Table<GitCommit> TABLE = new Table<>(
            "git_commit",
            List.of(
                    key("repository", GitCommit::repository),
                    key("sha", GitCommit::sha),
                    text("parents", GitCommit::parentText),
                    earliest("authored_at", GitCommit::authored),
                    earliest("committed_at", GitCommit::committed),
                    text("paths", GitCommit::pathText)));

    private GitCommits() {}

    /** Keeps {@code commits} of {@code repository}; its services but {@code told} are to be judged again. */
    public static void join(
            Connection connection, String repository, Collection<GitCommit> commits, Collection<String> told)
            throws SQLException {
        TABLE.join(connection, commits);
        ToJudge.remember(connection, repository, told);
    }

    /** The ids of all that are known of {@code repository}. */
    public static Set<String> known(Connection connection, String repository) throws SQLException {
        return new HashSet<>(Rows.read(
                connection,
                "select sha from git_commit where repository = any(?)",
                new Object[] {repository},
                row -> row.getString(1)));
    }
}
