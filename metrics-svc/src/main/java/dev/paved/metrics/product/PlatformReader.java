package dev.paved.metrics.product;

import static dev.paved.metrics.store.Rows.instant;
import static dev.paved.metrics.store.Rows.present;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Action;
import dev.paved.metrics.fact.Feedback;
import dev.paved.metrics.fact.Owners;
import dev.paved.metrics.fact.Ownership;
import dev.paved.metrics.fact.Provisioning;
import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.fact.Standing;
import dev.paved.metrics.fact.Standing.Place;
import dev.paved.metrics.fact.Ticket;
import dev.paved.metrics.store.FactReader;
import dev.paved.metrics.store.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the platform's metrics need: every service, with its statements as far back as retention looks, and what
 * happened inside the longest window, by index. Tables are read in the order in which a rebuild empties them.
 */
final class PlatformReader {

    private final Connection connection;
    private final Instant from;
    private final Instant statementsFrom;

    private PlatformReader(Connection connection, Instant asOf) {
        this.connection = connection;
        this.from = asOf.minus(Duration.ofDays(Window.QUARTER.days()));
        this.statementsFrom = from.minus(Retention.TERM);
    }

    static PlatformFacts read(Connection connection, Quarter quarter, Instant asOf) throws SQLException {
        return new PlatformReader(connection, asOf).facts(quarter);
    }

    private PlatformFacts facts(Quarter quarter) throws SQLException {
        List<EndedDeployment> deployments = deployments();
        Map<String, ServiceHistory> services = services();
        return new PlatformFacts(
                services,
                deployments,
                provisionings(),
                Rows.find(connection, PlatformReader::action, "select * from self_service_action where at > ?", from),
                Rows.find(connection, PlatformReader::ticket, "select * from ticket where opened_at > ?", from),
                feedback(connection, quarter),
                ticketsSince());
    }

    private List<EndedDeployment> deployments() throws SQLException {
        return Rows.find(connection, PlatformReader::deployment, """
                select id, service, environment_type = 'production' as production, external,
                       succeeded_at is not null as succeeded,
                       coalesce(succeeded_at, failed_at, rolled_back_at) as ended
                  from deployment
                 where coalesce(succeeded_at, failed_at, rolled_back_at) > ?""", from);
    }

    private Map<String, ServiceHistory> services() throws SQLException {
        List<ServiceHistory> bare = Rows.find(connection, PlatformReader::service, """
                select name, created_at, registered_at, case when created_at > ? then (
                       select min(succeeded_at) from deployment d
                        where d.service = s.name and d.environment_type = 'production') end as first_production
                  from service s""", from);
        Map<String, List<Ownership>> owners =
                statements("service_owner", "since", "owner", FactReader::ownership, Ownership::service);
        Map<String, List<Standing>> standings = statements(
                "service_standing",
                "at",
                "place",
                row -> new Standing(
                        row.getString("service"),
                        present(row, "at"),
                        Place.valueOf(row.getString("place").toUpperCase(Locale.ROOT))),
                Standing::service);
        return bare.stream()
                .map(s -> new ServiceHistory(
                        s.name(),
                        s.created(),
                        s.registered(),
                        s.firstProduction(),
                        Owners.of(owners.getOrDefault(s.name(), List.of())),
                        standings.getOrDefault(s.name(), List.of())))
                .collect(toMap(ServiceHistory::name, Function.identity()));
    }

    /** Those since then, and the last one before, of each service. */
    private <T> Map<String, List<T>> statements(
            String table, String time, String said, Rows.Reader<T> reader, Function<T, String> service)
            throws SQLException {
        String sql = """
                select t.* from service s cross join lateral (
                       (select * from %1$s where service = s.name and %2$s > ?)
                       union all
                       (select * from %1$s where service = s.name and %2$s <= ?
                         order by %2$s desc, %3$s desc limit 1)) t""".formatted(table, time, said);
        return Rows.find(connection, reader, sql, statementsFrom, statementsFrom).stream()
                .collect(groupingBy(service));
    }

    /** Those that ended, and those that tell whose an environment was that a database was provisioned in. */
    private List<Provisioning> provisionings() throws SQLException {
        return Rows.find(connection, PlatformReader::provisioning, """
                select * from provisioning where least(ready_at, failed_at) > ?
                union
                select * from provisioning
                 where environment in (select environment from self_service_action where at > ? and service is null)""", from, from);
    }

    private @Nullable Instant ticketsSince() throws SQLException {
        return Rows.<Optional<Instant>>find(
                        connection,
                        row -> Optional.ofNullable(instant(row, "since")),
                        "select min(opened_at) as since from ticket")
                .getFirst()
                .orElse(null);
    }

    static List<Feedback> feedback(Connection connection, Quarter quarter) throws SQLException {
        return Rows.find(
                connection,
                PlatformReader::feedback,
                "select * from feedback where given_at >= ? and given_at < ? order by given_at desc, id desc",
                quarter.start(),
                quarter.end());
    }

    private static EndedDeployment deployment(ResultSet row) throws SQLException {
        return new EndedDeployment(
                row.getString("id"),
                row.getString("service"),
                row.getBoolean("production"),
                row.getBoolean("external"),
                row.getBoolean("succeeded"),
                present(row, "ended"));
    }

    private static ServiceHistory service(ResultSet row) throws SQLException {
        return new ServiceHistory(
                row.getString("name"),
                instant(row, "created_at"),
                instant(row, "registered_at"),
                instant(row, "first_production"),
                Owners.UNKNOWN,
                List.of());
    }

    private static Provisioning provisioning(ResultSet row) throws SQLException {
        return new Provisioning(
                row.getString("environment"),
                row.getString("chain"),
                row.getString("owner"),
                instant(row, "requested_at"),
                instant(row, "ready_at"),
                instant(row, "failed_at"));
    }

    private static Action action(ResultSet row) throws SQLException {
        return new Action(
                row.getObject("event", UUID.class),
                row.getString("category"),
                present(row, "at"),
                row.getString("service"),
                row.getString("environment"));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getString("id"),
                row.getString("team"),
                row.getString("category"),
                instant(row, "opened_at"),
                instant(row, "closed_at"));
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                row.getString("id"),
                row.getInt("score"),
                row.getString("team"),
                row.getString("comment"),
                row.getBoolean("consent"),
                present(row, "given_at"));
    }
}
