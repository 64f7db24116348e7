package dev.paved.kit.persistence;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells apart why a transaction failed: a database that is away, or gives no answer in time, from one that says no. */
final class Failures {

    private static final int DEEPEST = 20;
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    private Failures() {}

    /** {@code failure} as it is thrown to whoever wanted the transaction. */
    static RuntimeException of(Throwable failure) {
        if (causes(failure).anyMatch(Failures::isOutage)) {
            return new DatabaseUnavailable(failure);
        }
        if (causes(failure).anyMatch(Failures::isUnstorableText)) {
            return new UnstorableText(failure);
        }
        return failure instanceof RuntimeException asItIs ? asItIs : new IllegalStateException(failure);
    }

    private static Stream<@Nullable Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(DEEPEST)
                .takeWhile(cause -> cause != null);
    }

    private static boolean isUnstorableText(@Nullable Throwable failure) {
        return CHARACTER_NOT_IN_REPERTOIRE.equals(sqlState(failure));
    }

    /** What PostgreSQL said, whether Hibernate has translated it or not. */
    private static @Nullable String sqlState(@Nullable Throwable failure) {
        return switch (failure) {
            case PgException refused -> refused.getSqlState();
            case SQLException refused -> refused.getSQLState();
            case null, default -> null;
        };
    }

    private static boolean isOutage(@Nullable Throwable failure) {
        return switch (failure) {
            case PgException refused -> isAway(sqlState(refused));
            case SQLException refused -> isAway(sqlState(refused));
            case TransactionRollbackException ignored -> false;
            // A connection that is closed, or does not become free in the pool.
            case VertxException ignored -> true;
            case TimeoutException ignored -> true;
            case SocketException ignored -> true;
            case UnknownHostException ignored -> true;
            case ClosedChannelException ignored -> true;
            case null, default -> false;
        };
    }

    /**
     * Connection exceptions, too few resources, an operator's intervention, and a server that has become a copy of another.
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static boolean isAway(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("53")
                        || sqlState.startsWith("57P")
                        || sqlState.equals("25006"));
    }
}
