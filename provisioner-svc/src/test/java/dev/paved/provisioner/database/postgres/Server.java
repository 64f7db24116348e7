package dev.paved.provisioner.database.postgres;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.provisioner.database.DatabaseProvider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.jdbc.SslMode;

/** A real server, as its superuser sees it. */
public record Server(EmbeddedPostgres postgres) {

    /** Settings to use a server with. */
    record Used(String host, int port, String user, String password, Duration seedWithin) implements PostgresSettings {

        @Override
        public String database() {
            return "postgres";
        }

        @Override
        public SslMode sslMode() {
            return SslMode.PREFER;
        }

        @Override
        public Optional<String> publicHost() {
            return Optional.of("db.example.org");
        }

        @Override
        public OptionalInt publicPort() {
            return OptionalInt.empty();
        }

        @Override
        public Duration answerWithin() {
            return Duration.ofSeconds(20);
        }

        PostgresProvider provider() {
            PostgresServer server = new PostgresServer(this);
            return new PostgresProvider(server, this, new Seeding(server, this));
        }
    }

    /** A provider with a server's address where nobody listens. */
    public static DatabaseProvider nowhere() {
        return new Used("127.0.0.1", 1, "admin", "x", Duration.ofSeconds(1)).provider();
    }

    Used usedBy(String user, String password) {
        return new Used(postgres.host(), postgres.port(), user, password, Duration.ofSeconds(2));
    }

    /** A provider that has seen nothing yet, as after a restart. */
    PostgresProvider provider() {
        return usedBy(postgres.user(), postgres.password()).provider();
    }

    /** Every database and role, with whose they are. */
    public List<String> everything() throws SQLException {
        return texts("postgres", """
                select 'database ' || datname || ' of ' || pg_get_userbyid(datdba) || ' for ' || coalesce(datacl::text, 'all')
                       || coalesce(shobj_description(oid, 'pg_database'), '')
                  from pg_database
                union all
                select 'role ' || rolname || ' ' || rolcanlogin || coalesce(shobj_description(oid, 'pg_authid'), '')
                  from pg_roles
                 order by 1""");
    }

    public List<String> texts(String database, String query) throws SQLException {
        try (Connection connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    public void run(String database, String... statements) throws SQLException {
        try (Connection connection = postgres.connect(database)) {
            Sql.run(connection, statements);
        }
    }

    /** The connection of a role. */
    public Connection as(String role, String password, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role, password);
    }
}
