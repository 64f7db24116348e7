package dev.paved.provisioner.database.postgres;

import dev.paved.kit.digest.Sha256;
import dev.paved.provisioner.database.BrokenSeedException;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.postgres.SeedStatements.Part;
import jakarta.inject.Singleton;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.ServerErrorMessage;

/**
 * Fills a database, as its role and in one transaction. The last statement of it says in the database itself, as a comment
 * on its schema, that it is done: so it is done once, whoever crashes when.
 */
@Singleton
class Seeding {

    private static final int ROWS_AT_ONCE = 200;
    private static final long LOCK = 7_234_001;

    private final PostgresServer server;
    private final PostgresSettings settings;

    Seeding(PostgresServer server, PostgresSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Whether there is nothing to do. */
    boolean isDone(DatabaseSite site) throws SQLException {
        if (site.seed() == null) {
            return true;
        }
        try (Connection admin = server.admin(site.name())) {
            return isDone(admin, record(site.seed()));
        }
    }

    private static boolean isDone(Connection connection, String record) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(
                        "select obj_description(to_regnamespace('public'), 'pg_namespace')");
                ResultSet row = look.executeQuery()) {
            row.next();
            return record.equals(row.getString(1));
        }
    }

    void run(DatabaseSite site, String password) throws SQLException, BrokenSeedException {
        String seed = Objects.requireNonNull(site.seed());
        String record = record(seed);
        try (Connection role = server.role(site.name(), password)) {
            prepare(role);
            if (isDone(role, record)) {
                return;
            }
            role.setAutoCommit(false);
            String transaction = transaction(role);
            Part last = new Part("", 0);
            for (Part part : SeedStatements.of(seed)) {
                run(role, seed, part);
                last = part;
            }
            if (!transaction.equals(transaction(role))) {
                throw endsTransaction(seed, last);
            }
            finish(role, record);
        }
    }

    /** One at a time; what a size gives a statement by default is for the time after. */
    private void prepare(Connection role) throws SQLException {
        Sql.run(
                role,
                "set statement_timeout = " + settings.seedWithin().toMillis(),
                "set client_min_messages = error",
                "select pg_advisory_lock(" + LOCK + ")");
    }

    private static void run(Connection role, String seed, Part part) throws SQLException, BrokenSeedException {
        try (Statement statement = role.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(ROWS_AT_ONCE);
            boolean rows = statement.execute(part.sql());
            while (rows) {
                readAll(statement);
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            ServerErrorMessage said = PostgresServer.said(e);
            if (isOutage(e, said)) {
                throw e;
            }
            throw new BrokenSeedException(
                    "the seed is wrong at " + place(seed, part, said) + ": " + PostgresServer.told(e));
        }
        if (role.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
            throw endsTransaction(seed, part);
        }
    }

    /** A statement may do something with each row it gives. */
    private static void readAll(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                // Only to go on.
            }
        }
    }

    private static void finish(Connection role, String record) throws SQLException, BrokenSeedException {
        try {
            Sql.run(role, "comment on schema public is " + Sql.literal(record));
            role.commit();
        } catch (SQLException e) {
            ServerErrorMessage said = PostgresServer.said(e);
            if (isOutage(e, said)) {
                throw e;
            }
            throw new BrokenSeedException("the seed is wrong at its end: " + PostgresServer.told(e));
        }
    }

    private static String transaction(Connection role) throws SQLException {
        try (Statement statement = role.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static BrokenSeedException endsTransaction(String seed, Part part) {
        return new BrokenSeedException("the seed is wrong at " + place(seed, part, null)
                + ": it ends the transaction that all of it is run in; leave out begin, commit and rollback");
    }

    /** Whether the server, and not the seed, is the reason. */
    private static boolean isOutage(SQLException failure, @Nullable ServerErrorMessage said) {
        String state = String.valueOf(failure.getSQLState());
        return said == null && state.startsWith("08") && !isOfTheSeedsMaking(failure)
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
    }

    /** The driver gives a connection up whose session the seed has made one that it does not understand, or that waits. */
    private static boolean isOfTheSeedsMaking(SQLException failure) {
        return failure.getCause() instanceof SocketTimeoutException
                || String.valueOf(failure.getMessage()).contains("parameter was changed to");
    }

    /** Where the server says it is, else where the statement begins. */
    private static String place(String seed, Part part, @Nullable ServerErrorMessage said) {
        int within = said == null ? 0 : Math.max(0, said.getPosition() - 1);
        int length = part.sql().codePointCount(0, part.sql().length());
        int at = part.start() + part.sql().offsetByCodePoints(0, Math.min(within, length));
        String before = seed.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return "line " + line + ", column " + column;
    }

    private static String record(String seed) {
        return "Seeded by Paved: sha256:" + HexFormat.of().formatHex(Sha256.of(seed));
    }
}
