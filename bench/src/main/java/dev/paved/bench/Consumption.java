package dev.paved.bench;

import dev.paved.local.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches from outside how far a consumer is that keeps its offsets with what it makes of the records.
 *
 * @param database where it keeps them
 * @param table the table that has a row with {@code next_offset} a partition
 */
record Consumption(EmbeddedPostgres postgres, String database, String table) {
    private static final long LOOK_MILLIS = 5;

    /** Follows {@code consumer} from its first committed batch until it has committed {@code records}. */
    Progress follow(Process consumer, long records) throws SQLException, InterruptedException, IOException {
        List<Progress.Point> points = new ArrayList<>();
        try (Connection connection = postgres.connect(database)) {
            long seen = 0;
            while (seen < records) {
                seen = awaitMore(connection, consumer, seen);
                points.add(new Progress.Point(seen, System.nanoTime(), Resident.mebibytes(consumer.toHandle())));
            }
        }
        return new Progress(points);
    }

    private long awaitMore(Connection connection, Process consumer, long seen)
            throws SQLException, InterruptedException {
        long committed = committed(connection);
        while (committed <= seen) {
            boolean ended = !consumer.isAlive();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            committed = committed(connection);
            if (ended && committed <= seen) {
                throw new IllegalStateException("the consumer ended at offset " + committed);
            }
        }
        return committed;
    }

    /** The table is there once the consumer has made it. */
    private long committed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var tables = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
                tables.next();
                if (!tables.getBoolean(1)) {
                    return 0;
                }
            }
            try (var sum = statement.executeQuery("select coalesce(sum(next_offset), 0) from " + table)) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }
}
