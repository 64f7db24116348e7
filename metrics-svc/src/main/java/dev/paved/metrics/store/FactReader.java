package dev.paved.metrics.store;

import static dev.paved.metrics.store.Rows.instant;
import static dev.paved.metrics.store.Rows.present;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.Home;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.Owner;
import dev.paved.metrics.fact.Owners;
import dev.paved.metrics.fact.Ownership;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.Timeline;
import dev.paved.metrics.fact.Told;
import dev.paved.metrics.fact.ToldFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the facts of services, one query a table however many services are asked for. */
public final class FactReader {

    /** Of how many services all facts are in memory at once: some have tens of thousands. */
    public static final int AT_ONCE = 2;

    private FactReader() {}

    /** The name of every service that any event named, in order. */
    public static List<String> names(Connection connection) throws SQLException {
        return Rows.read(connection, "select name from service order by name", new Object[0], row -> row.getString(1));
    }

    /** The names of the services that {@code team} owns or owned, in order. */
    public static List<String> namesOf(Connection connection, String team) throws SQLException {
        return Rows.read(
                connection,
                "select distinct service from service_owner where owner = any(?) order by service",
                new Object[] {team},
                row -> row.getString(1));
    }

    /** How many services {@code team} owns. */
    public static int ownedBy(Connection connection, String team) throws SQLException {
        return Rows.read(
                        connection,
                        "select count(*) from service where owner = any(?)",
                        new Object[] {team},
                        row -> row.getInt(1))
                .getFirst();
    }

    /** Whoever owns or owned a service, in order. */
    public static List<String> teams(Connection connection) throws SQLException {
        return Rows.read(
                connection,
                "select distinct owner from service_owner order by owner",
                new Object[0],
                row -> row.getString(1));
    }

    /** Calls {@code reader} with all that is known of each of {@code names}, some at a time, each some in a transaction. */
    public static void each(Database database, List<String> names, Consumer<ServiceFacts> reader) throws SQLException {
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
            database.run(connection -> of(connection, some)).forEach(reader);
        }
    }

    /** All that is known of each of {@code names} that is known at all. */
    public static List<ServiceFacts> of(Connection connection, Collection<String> names) throws SQLException {
        Object[] wanted = names.toArray();
        Map<String, List<Deployment>> deployments = Rows.grouped(
                connection,
                "select * from deployment where service = any(?)",
                "service",
                wanted,
                FactReader::deployment);
        Map<String, Code> code = CodeReader.of(connection, wanted);
        Map<String, List<Incident>> incidents = Rows.grouped(
                connection, "select * from incident where service = any(?)", "service", wanted, FactReader::incident);
        Map<String, List<Ownership>> owners = Rows.grouped(
                connection,
                "select * from service_owner where service = any(?)",
                "service",
                wanted,
                FactReader::ownership);
        return Rows.read(
                        connection,
                        "select * from service where name = any(?) order by name",
                        wanted,
                        FactReader::service)
                .stream()
                .map(service -> new ServiceFacts(
                        service,
                        deployments.getOrDefault(service.name(), List.of()),
                        code.getOrDefault(service.name(), Code.NONE),
                        incidents.getOrDefault(service.name(), List.of()),
                        Owners.of(owners.getOrDefault(service.name(), List.of()))))
                .toList();
    }

    /** Those facts of {@code service} that {@code keys} name, as they are now; {@code keys} are not all. */
    public static ToldFacts told(Connection connection, String service, FactKeys keys) throws SQLException {
        return new ToldFacts(
                some(
                        connection,
                        "select * from deployment where id = any(?)",
                        keys.deployments(),
                        FactReader::deployment),
                CodeReader.pushes(connection, keys.pushes()),
                CodeReader.pullRequests(connection, keys.pullRequests()),
                CodeReader.commits(connection, service, keys.commits()),
                some(connection, "select * from incident where id = any(?)", keys.incidents(), FactReader::incident));
    }

    private static <T> List<T> some(Connection connection, String sql, Set<String> ids, Rows.Reader<T> reader)
            throws SQLException {
        return ids.isEmpty() ? List.of() : Rows.read(connection, sql, ids.toArray(), reader);
    }

    private static Service service(ResultSet row) throws SQLException {
        Instant ownedSince = instant(row, "owned_since");
        return new Service(
                row.getString("name"),
                ownedSince == null ? null : new Owner(row.getString("owner"), ownedSince),
                row.getObject("on_path", Boolean.class),
                instant(row, "created_at"),
                instant(row, "registered_at"),
                instant(row, "retired_at"),
                new Home(told(row, "repository"), told(row, "path")));
    }

    /** What the present row states of whose a service is. */
    public static Ownership ownership(ResultSet row) throws SQLException {
        return new Ownership(row.getString("service"), present(row, "since"), row.getString("owner"));
    }

    private static @Nullable Told told(ResultSet row, String column) throws SQLException {
        Instant since = instant(row, column + "_since");
        return since == null ? null : new Told(row.getString(column), since);
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
}
