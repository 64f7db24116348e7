package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.ProviderException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Connections to the server, and what it says when it does not do something. */
@Singleton
class PostgresServer {

    private static final int CONNECT_SECONDS = 5;

    private final PostgresSettings settings;

    PostgresServer(PostgresSettings settings) {
        this.settings = settings;
    }

    /** The admin's connection to the database of the admin. */
    Connection admin() throws SQLException {
        return admin(settings.database());
    }

    /** The admin's connection to {@code database}. */
    Connection admin(String database) throws SQLException {
        return connect(database, settings.user(), settings.password(), settings.answerWithin());
    }

    /** The connection of a role to the database of the same name. */
    Connection role(String name, String password) throws SQLException {
        return connect(name, name, password, settings.seedWithin().plusSeconds(CONNECT_SECONDS));
    }

    private Connection connect(String database, String user, String password, Duration answer) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(2 * CONNECT_SECONDS);
        source.setSocketTimeout(Math.toIntExact(Math.max(1, answer.toSeconds())));
        source.setApplicationName("paved-provisioner");
        source.setSslMode(settings.sslMode().value);
        return source.getConnection();
    }

    /** {@code failure}, which names the server and the admin, and says what the server said. */
    ProviderException unavailable(SQLException failure) {
        return new ProviderException(
                "the PostgreSQL server at " + settings.host() + ":" + settings.port() + ", used as " + settings.user()
                        + ", did not do it: " + told(failure),
                failure);
    }

    /** What the server said, else what became of the connection. */
    static String told(SQLException failure) {
        ServerErrorMessage said = said(failure);
        if (said == null) {
            return sentence(String.valueOf(failure.getMessage()));
        }
        String detail = said.getDetail() == null ? "" : " (" + sentence(said.getDetail()) + ")";
        return sentence(String.valueOf(said.getMessage())) + detail;
    }

    static @org.jspecify.annotations.Nullable ServerErrorMessage said(SQLException failure) {
        return failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
    }

    private static String sentence(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", "; ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
