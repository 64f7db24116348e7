package dev.paved.local.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The databases of the platform, one a service. */
final class PostgresDatabases {
    static final List<String> NAMES = List.of("catalog", "provisioner", "deployer", "metrics", "integrations");

    private PostgresDatabases() {}

    static Connection connect(PostgresSettings settings, String database) throws SQLException {
        var properties = new Properties();
        properties.put("user", PostgresSettings.USER);
        properties.put("password", settings.password());
        properties.put("connectTimeout", "5");
        properties.put("loginTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(settings, database), properties);
    }

    static String jdbcUrl(PostgresSettings settings, String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    static void createMissing(PostgresSettings settings) {
        try (Connection connection = connect(settings, "postgres");
                Statement statement = connection.createStatement()) {
            Set<String> existing = existing(statement);
            for (String name : NAMES) {
                if (!existing.contains(name)) {
                    statement.execute("create database " + name);
                }
                closeToOthers(statement, name);
            }
            closeToOthers(statement, "postgres");
            closeToOthers(statement, "template1");
        } catch (SQLException e) {
            throw new EmbeddedStartException("PostgreSQL's databases could not be created: " + e.getMessage(), e);
        }
    }

    /** Services' databases are on the same server, and their roles have no business in this one. */
    private static void closeToOthers(Statement statement, String database) throws SQLException {
        statement.execute("revoke all on database " + database + " from public");
    }

    private static Set<String> existing(Statement statement) throws SQLException {
        var names = new HashSet<String>();
        try (var rows = statement.executeQuery("select datname from pg_database")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
