package app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does the jobs of the table {@code jobs}, one after the other. Any number of workers share a table. */
final class Worker {

    static final int ATTEMPTS = 5;
    private static final long IDLE_MILLIS = 1_000;
    /** Locked by one worker, passed over by the others, and free again when its worker dies. */
    private static final String NEXT = """
            select id, payload from jobs
            where failed_at is null and run_at <= now()
            order by run_at, id limit 1 for update skip locked""";
    private static final String FAILED = """
            update jobs set attempts = attempts + 1, last_error = ?,
                run_at = now() + interval '1 second' * power(4, attempts),
                failed_at = case when attempts + 1 >= ? then now() end
            where id = ?""";
    private static final String WAITING = "select count(*) from jobs where failed_at is null and run_at <= now()";

    private final Database database;
    private final Job.Handler handler;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "work");

    Worker(Database database, Job.Handler handler) {
        this.database = database;
        this.handler = handler;
    }

    /** Works from when the database is migrated until it is stopped. */
    void start() {
        thread.start();
    }

    /** Finishes the job that it is at. */
    void stop() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does one job; answers whether there was one. */
    boolean once() throws SQLException {
        return database.transaction(connection -> {
            Optional<Job> job = next(connection);
            if (job.isPresent()) {
                settle(connection, job.get(), Measured.job(job.get(), handler));
            }
            return job.isPresent();
        });
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                if (!database.migrated() || !round()) {
                    stopping.await(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() {
        try {
            Measured.queued(database.transaction(Worker::waiting));
            return once();
        } catch (SQLException e) {
            Log.warn("jobs can not be taken", "error", e.getMessage());
            return false;
        } catch (Throwable e) { // without this thread no job would ever be done again
            Log.error("a job can not be settled", "error", e);
            return false;
        }
    }

    private static long waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Optional<Job> next(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new Job(rows.getLong(1), rows.getString(2))) : Optional.empty();
        }
    }

    private static void settle(Connection connection, Job job, Optional<Throwable> problem) throws SQLException {
        if (problem.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement("delete from jobs where id = ?")) {
                statement.setLong(1, job.id());
                statement.executeUpdate();
            }
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, String.valueOf(problem.get().getMessage()).replace("\0", ""));
            statement.setInt(2, ATTEMPTS);
            statement.setLong(3, job.id());
            statement.executeUpdate();
        }
    }
}
