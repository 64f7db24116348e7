package app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The database that DATABASE_URL names; its tables are made and changed in the background until that succeeds. */
public final class Database implements AutoCloseable {

    private static final long AGAIN_AFTER_SECONDS = 1;

    private final HikariDataSource pool;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean migrated;
    private volatile boolean up;

    /** Work with a connection that is in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Connects when it is used first.
     *
     * @throws IllegalArgumentException when {@code url} is missing or is no address of a database
     */
    public Database(String url) {
        DatabaseUrl address = DatabaseUrl.of(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbc());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        // The database ends a statement after 10 seconds (DatabaseUrl); one that doesn't even say so is given up.
        config.addDataSourceProperty("socketTimeout", "15");
        this.pool = new HikariDataSource(config);
        Metrics.gauge("database_up", "Whether the database answered the last time it was asked: 1 or 0.", () -> up ? 1 : 0);
    }

    /** Whether its tables are as this version needs them. */
    public boolean migrated() {
        return migrated;
    }

    /** Applies the migrations, again and again until the database is there. */
    public void migrate() {
        try {
            while (!migrated && closed.getCount() > 0) {
                migrated = tried();
                if (!migrated) {
                    closed.await(AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried() {
        try {
            return transaction(Migrations::apply);
        } catch (SQLException e) {
            Log.warn("the database can not be migrated yet", "error", e.getMessage());
            return false;
        }
    }

    /** Whether it answers and has its tables. */
    public boolean ready() {
        try (Connection connection = pool.getConnection()) {
            up = connection.isValid(2);
        } catch (SQLException e) {
            up = false;
        }
        return migrated && up;
    }

    /** Runs {@code work} in a transaction, which is undone when it throws. */
    public <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            // What is not committed is undone by the pool when the connection comes back.
            T result = work.with(connection);
            connection.commit();
            return result;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        pool.close();
    }
}
