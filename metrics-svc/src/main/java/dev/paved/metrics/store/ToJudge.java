package dev.paved.metrics.store;

import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.PullRequest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Services of which a batch told without naming them, since they are in a repository it told of. Another instance may
 * show them than the one that reads such events.
 */
public final class ToJudge {

    private static final String ALL = "";
    private static final String PUSH = "push/";
    private static final String PULL_REQUEST = "pull_request/";
    private static final int MOST_APART = 100;

    private ToJudge() {}

    /** What was told of a repository, and the service that was named with it. */
    private record Telling(
            String repository, String what, @Nullable String service) {}

    /**
     * Remembers the services of {@code batch}'s repositories, with what it tells of them without naming them. What is
     * there already is locked, so that nobody forgets it before the batch is there to be judged.
     */
    static void remember(Connection connection, FactBatch batch) throws SQLException {
        List<Telling> tellings = tellings(batch);
        if (tellings.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into to_judge
                select distinct s.name, t.what from unnest(?, ?, ?) as t (repository, what, named)
                  join service s on s.repository = t.repository
                 where s.name is distinct from t.named order by s.name, t.what
                on conflict (service, what) do update set service = excluded.service""")) {
            insert.setArray(
                    1,
                    array(connection, tellings.stream().map(Telling::repository).toArray()));
            insert.setArray(
                    2, array(connection, tellings.stream().map(Telling::what).toArray()));
            insert.setArray(
                    3, array(connection, tellings.stream().map(Telling::service).toArray()));
            insert.executeUpdate();
        }
    }

    /** Remembers the services of {@code repository} but those that are {@code told} otherwise. */
    static void remember(Connection connection, String repository, Collection<String> told) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into to_judge select name from service where repository = ? and name <> all(?) order by name
                on conflict (service, what) do update set service = excluded.service""")) {
            insert.setString(1, repository);
            insert.setArray(2, array(connection, told.toArray()));
            insert.executeUpdate();
        }
    }

    private static Array array(Connection connection, Object[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    private static List<Telling> tellings(FactBatch batch) {
        if (batch.pushes().size() + batch.pullRequests().size() > MOST_APART) {
            return batch.repositories().stream()
                    .map(repository -> new Telling(repository, ALL, null))
                    .toList();
        }
        List<Telling> tellings = new ArrayList<>();
        batch.pushes().forEach(push -> tellings.add(new Telling(push.repository(), PUSH + push.key(), push.service())));
        batch.pullRequests()
                .forEach(request -> tellings.add(new Telling(
                        request.repository(),
                        PULL_REQUEST + request.number() + "/" + request.repository(),
                        request.service())));
        return tellings;
    }

    /** The services that are to be judged, by whichever instance. */
    public static List<String> services(Connection connection) throws SQLException {
        return Rows.read(connection, "select distinct service from to_judge", new Object[0], row -> row.getString(1));
    }

    /** Takes what is to be judged of {@code services}; nobody else will. */
    public static Map<String, FactKeys> take(Connection connection, Collection<String> services) throws SQLException {
        Map<String, FactKeys> taken = new HashMap<>();
        Rows.read(
                connection,
                "delete from to_judge where service = any(?) returning service, what",
                services.toArray(),
                row -> taken.merge(row.getString(1), keys(row.getString(2)), FactKeys::and));
        return taken;
    }

    private static FactKeys keys(String what) {
        if (what.startsWith(PUSH)) {
            return FactKeys.push(UUID.fromString(what.substring(PUSH.length())));
        }
        if (what.startsWith(PULL_REQUEST)) {
            String[] parts = what.split("/", 3);
            return FactKeys.pullRequest(new PullRequest.Id(parts[2], Integer.parseInt(parts[1])));
        }
        return FactKeys.ALL;
    }
}
