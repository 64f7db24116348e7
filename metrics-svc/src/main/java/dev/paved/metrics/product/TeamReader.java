package dev.paved.metrics.product;

import static dev.paved.metrics.store.Rows.instant;
import static dev.paved.metrics.store.Rows.present;

import dev.paved.metrics.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is known of teams. */
final class TeamReader {

    private static final String ALL = """
            select owner as team from service_owner
            union select team from ticket where team is not null
            union select team from feedback where team is not null
            union select owner from provisioning where owner is not null""";

    private TeamReader() {}

    /** Every team that a fact names. */
    static List<String> names(Connection connection) throws SQLException {
        return Rows.find(connection, row -> row.getString(1), ALL + " order by team");
    }

    static boolean isKnown(Connection connection, String team) throws SQLException {
        return !Rows.find(connection, row -> row.getString(1), "select team from (" + ALL + ") t where team = ?", team)
                .isEmpty();
    }

    /** When the team's first service came into the catalog; null where none did. */
    static @Nullable Instant onboarded(Connection connection, String team) throws SQLException {
        return Rows.<Optional<Instant>>find(connection, row -> Optional.ofNullable(instant(row, "at")), """
                select min(greatest(o.since, s.first)) as at
                  from service_owner o
                  join (select service, min(at) as first from service_standing
                         where place <> 'retired' group by service) s using (service)
                 where o.owner = ?""", team)
                .getFirst()
                .orElse(null);
    }

    /** When the team opened tickets, after {@code from} and until {@code to}. */
    static List<Instant> tickets(Connection connection, String team, Instant from, Instant to) throws SQLException {
        return Rows.find(
                connection,
                row -> present(row, "opened_at"),
                "select opened_at from ticket where team = ? and opened_at > ? and opened_at <= ?",
                team,
                from,
                to);
    }
}
