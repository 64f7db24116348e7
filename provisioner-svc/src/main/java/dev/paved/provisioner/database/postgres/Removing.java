package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.postgres.Found.Whose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Removes a database and its role, each only while it bears its mark; the role, which tells whose both are, goes last. */
final class Removing {

    private Removing() {}

    static void all(Connection admin, DatabaseSite site) throws SQLException {
        String name = Sql.identifier(site.name());
        Found found = Found.of(site, admin);
        if (found.role() == Whose.OURS) {
            Sql.run(admin, "alter role %s nologin".formatted(name));
        }
        if (found.database() == Whose.OURS) {
            Sql.run(admin, "drop database %s with (force)".formatted(name));
        }
        Found left = Found.of(site, admin);
        if (left.role() == Whose.OURS && left.database() != Whose.OURS) {
            endSessions(admin, site.name());
            Sql.run(admin, "drop role %s".formatted(name));
        }
    }

    /** Those that the role has in other databases. */
    private static void endSessions(Connection admin, String role) throws SQLException {
        try (PreparedStatement end =
                admin.prepareStatement("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")) {
            end.setString(1, role);
            end.execute();
        }
    }
}
