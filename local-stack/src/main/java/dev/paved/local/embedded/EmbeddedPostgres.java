package dev.paved.local.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real PostgreSQL server on the loopback address, as a child process, with one database a service. Its data folder
 * survives {@link #close()}; a server that a killed JVM left behind on it is taken over.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final PostgresSettings settings;
    private final Postmaster postmaster;
    private final ProcessHandle process;

    private EmbeddedPostgres(PostgresSettings settings, Postmaster postmaster, ProcessHandle process) {
        this.settings = settings;
        this.postmaster = postmaster;
        this.process = process;
    }

    /** Starts the server and returns when every database of the platform takes connections. */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        var command = new PostgresCommand(PostgresBinaries.unpacked(), settings.log());
        new PostgresCluster(settings, command).initialiseIfNew();
        var postmaster = new Postmaster(settings, command);
        var postgres = new EmbeddedPostgres(settings, postmaster, postmaster.adoptOrStart());
        PostgresDatabases.createMissing(settings);
        return postgres;
    }

    /** Stops the server of this data folder when one still runs that nobody looks after any more. */
    public static void stopLeftBehind(Path dataDir, Path log) {
        if (PostmasterPid.living(dataDir).isPresent()) {
            Postmaster.stop(dataDir, new PostgresCommand(PostgresBinaries.unpacked(), log));
        }
    }

    /** Always the loopback address. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port it listens on. */
    public int port() {
        return settings.port();
    }

    /** The owner of all databases. */
    public String user() {
        return PostgresSettings.USER;
    }

    /** The owner's password. */
    public String password() {
        return settings.password();
    }

    /** The JDBC address of one of its databases, without user and password. */
    public String jdbcUrl(String database) {
        return PostgresDatabases.jdbcUrl(settings, database);
    }

    /** A new JDBC connection to one of its databases, for tests and checks. */
    public Connection connect(String database) throws SQLException {
        return PostgresDatabases.connect(settings, database);
    }

    /** The process of the server (the postmaster). */
    public ProcessHandle process() {
        return process;
    }

    /** Stops the server in order, open connections included; its data stays. */
    @Override
    public void close() {
        if (process.isAlive()) {
            postmaster.stop();
        }
    }
}
