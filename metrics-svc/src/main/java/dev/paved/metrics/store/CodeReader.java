package dev.paved.metrics.store;

import static dev.paved.metrics.store.Rows.instant;
import static dev.paved.metrics.store.Rows.present;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is known of the code of services: what was told of them by name, and of the repositories they are in. */
final class CodeReader {

    private static final String OWN = """
            select f.service as of_service, f.* from %1$s f where f.service = any(?)
            union all
            select s.name as of_service, f.* from service s join %1$s f on f.repository = s.repository
             where s.name = any(?) and f.service is distinct from s.name""";

    private static final String COMMITS = """
            select s.name as of_service, g.repository, g.sha, g.parents, g.authored_at, g.committed_at,
                   case when s.path is null then '/' else g.paths end as paths
              from service s join git_commit g on g.repository = s.repository where %s""";

    private CodeReader() {}

    private static String own(String table) {
        return OWN.formatted(table);
    }

    /** The code of each of {@code names}; absent where nothing is known of any. */
    static Map<String, Code> of(Connection connection, Object[] names) throws SQLException {
        var pushes = by(connection, own("push"), names, CodeReader::push);
        var pullRequests = by(connection, own("pull_request"), names, CodeReader::pullRequest);
        var commits = by(connection, COMMITS.formatted("s.name = any(?)"), names, CodeReader::commit);
        Map<String, Code> code = new HashMap<>();
        for (Object name : names) {
            code.put(
                    (String) name,
                    Code.of(
                            pushes.getOrDefault(name, List.of()),
                            pullRequests.getOrDefault(name, List.of()),
                            commits.getOrDefault(name, List.of())));
        }
        return code;
    }

    /** The pushes of these keys. */
    static List<Push> pushes(Connection connection, Set<UUID> keys) throws SQLException {
        return keys.isEmpty()
                ? List.of()
                : Rows.read(
                        connection,
                        "select * from push where id = any(?::uuid[])",
                        keys.stream().map(UUID::toString).toArray(),
                        CodeReader::push);
    }

    /** These commits, as {@code service} is told of them. */
    static List<GitCommit> commits(Connection connection, String service, Set<String> shas) throws SQLException {
        return shas.isEmpty()
                ? List.of()
                : Rows.find(
                        connection,
                        CodeReader::commit,
                        COMMITS.formatted("s.name = ? and g.sha = any(?)"),
                        service,
                        connection.createArrayOf("text", shas.toArray()));
    }

    /** These pull requests. */
    static List<PullRequest> pullRequests(Connection connection, Set<PullRequest.Id> ids) throws SQLException {
        List<PullRequest> found = new ArrayList<>();
        for (PullRequest.Id id : ids) {
            found.addAll(Rows.find(
                    connection,
                    CodeReader::pullRequest,
                    "select * from pull_request where repository = ? and number = ?",
                    id.repository(),
                    id.number()));
        }
        return found;
    }

    private static <T> Map<String, List<T>> by(Connection connection, String sql, Object[] names, Rows.Reader<T> reader)
            throws SQLException {
        return Rows.grouped(connection, sql, "of_service", names, reader);
    }

    private static Push push(ResultSet row) throws SQLException {
        return new Push(
                row.getString("repository"),
                row.getString("branch"),
                row.getString("before"),
                row.getString("after"),
                row.getString("service"),
                present(row, "pushed_at"),
                CommitsJson.read(row.getString("commits")));
    }

    private static PullRequest pullRequest(ResultSet row) throws SQLException {
        return new PullRequest(
                row.getString("repository"),
                row.getInt("number"),
                row.getString("service"),
                row.getString("merge_commit"),
                instant(row, "first_authored_at"),
                instant(row, "opened_at"),
                instant(row, "merged_at"));
    }

    private static GitCommit commit(ResultSet row) throws SQLException {
        return GitCommit.read(
                row.getString("repository"),
                row.getString("sha"),
                row.getString("parents"),
                present(row, "authored_at"),
                present(row, "committed_at"),
                row.getString("paths"));
    }
}
