package dev.paved.metrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A record that is no event: skipped, and remembered by its position. */
public record DeadRecord(
        String topic, int partition, long offset, @Nullable String key, String cause) {

    /** Remembers {@code records}, once each. */
    public static void keep(Connection connection, Collection<DeadRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (var insert =
                connection.prepareStatement("insert into dead_record values (?, ?, ?, ?, ?) on conflict do nothing")) {
            for (DeadRecord dead : records) {
                insert.setString(1, dead.topic);
                insert.setInt(2, dead.partition);
                insert.setLong(3, dead.offset);
                insert.setString(4, clean(dead.key));
                insert.setString(5, String.valueOf(clean(dead.cause)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How many there are. */
    public static long count(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from dead_record");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
