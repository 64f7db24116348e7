package dev.paved.metrics.store;

import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Edge;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.Owner;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.Timeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the facts of services, one query a table however many services are asked for. */
public final class FactReader {

    private FactReader() {}

    /** The name of every service that any event named, in order. */
    public static List<String> names(Connection connection) throws SQLException {
        return read(connection, "select name from service order by name", null, row -> row.getString(1));
    }

    /** The names of the services that {@code team} owns, in order. */
    public static List<String> namesOf(Connection connection, String team) throws SQLException {
        return read(
                connection,
                "select name from service where owner = any(?) order by name",
                new Object[] {team},
                row -> row.getString(1));
    }

    /** Whoever owns a service, in order. */
    public static List<String> teams(Connection connection) throws SQLException {
        return read(
                connection,
                "select distinct owner from service where owner is not null order by owner",
                null,
                row -> row.getString(1));
    }

    /** All that is known of each of {@code names} that is known at all. */
    public static List<ServiceFacts> of(Connection connection, Collection<String> names) throws SQLException {
        Object[] wanted = names.toArray();
        Map<String, List<Deployment>> deployments =
                grouped(connection, "select * from deployment where service = any(?)", wanted, FactReader::deployment);
        Map<String, List<Change>> changes =
                grouped(connection, "select * from change where service = any(?)", wanted, FactReader::change);
        Map<String, List<Edge>> edges = grouped(
                connection,
                "select c.service, e.* from change c join change_edge e using (repository, sha) where c.service = any(?)",
                wanted,
                FactReader::edge);
        Map<String, List<Incident>> incidents =
                grouped(connection, "select * from incident where service = any(?)", wanted, FactReader::incident);
        return read(connection, "select * from service where name = any(?) order by name", wanted, FactReader::service)
                .stream()
                .map(service -> new ServiceFacts(
                        service,
                        deployments.getOrDefault(service.name(), List.of()),
                        changes.getOrDefault(service.name(), List.of()),
                        edges.getOrDefault(service.name(), List.of()),
                        incidents.getOrDefault(service.name(), List.of())))
                .toList();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> grouped(
            Connection connection, String sql, Object[] names, RowReader<T> reader) throws SQLException {
        Map<String, List<T>> groups = new HashMap<>();
        read(
                connection,
                sql,
                names,
                row -> groups.computeIfAbsent(row.getString("service"), s -> new ArrayList<>())
                        .add(reader.read(row)));
        return groups;
    }

    private static <T> List<T> read(Connection connection, String sql, Object @Nullable [] names, RowReader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (var select = connection.prepareStatement(sql)) {
            if (names != null) {
                select.setArray(1, connection.createArrayOf("text", names));
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    private static Service service(ResultSet row) throws SQLException {
        Instant ownedSince = instant(row, "owned_since");
        return new Service(
                row.getString("name"),
                ownedSince == null ? null : new Owner(row.getString("owner"), ownedSince),
                row.getObject("on_path", Boolean.class),
                instant(row, "created_at"),
                instant(row, "registered_at"),
                instant(row, "retired_at"));
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                row.getString("id"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("environment_type"),
                row.getString("version"),
                row.getString("commit"),
                row.getString("kind"),
                row.getString("because"),
                new Timeline(
                        instant(row, "requested_at"),
                        instant(row, "started_at"),
                        instant(row, "succeeded_at"),
                        instant(row, "failed_at"),
                        instant(row, "rolled_back_at")),
                row.getString("rolled_back_by"),
                row.getBoolean("reached_users"),
                row.getBoolean("external"));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("repository"),
                row.getString("sha"),
                row.getString("service"),
                instant(row, "authored_at"),
                present(row, "committed_at"),
                present(row, "first_pushed_at"),
                row.getBoolean("merge"));
    }

    private static Edge edge(ResultSet row) throws SQLException {
        return new Edge(row.getString("repository"), row.getString("sha"), row.getString("predecessor"));
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getString("id"),
                row.getString("service"),
                row.getString("environment"),
                instant(row, "opened_at"),
                instant(row, "resolved_at"),
                row.getString("cause_deployment"),
                row.getString("cause_version"),
                row.getString("cause_commit"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
