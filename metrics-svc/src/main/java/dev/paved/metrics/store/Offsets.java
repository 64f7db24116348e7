package dev.paved.metrics.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Where to read on in each partition, kept beside the facts: what was folded and how far one has read commit together.
 *
 * @see "ADR 7: metrics keep their offsets"
 */
public final class Offsets {

    private Offsets() {}

    /** The next offset of each of {@code partitions}; 0 where none was read yet. */
    public static Map<Integer, Long> of(Connection connection, String topic, Collection<Integer> partitions)
            throws SQLException {
        Integer[] numbers = partitions.toArray(Integer[]::new);
        try (var insert = connection.prepareStatement("""
                insert into partition_offset (topic, partition, next_offset)
                select ?, p, 0 from unnest(?::int4[]) as n(p) order by p on conflict do nothing""")) {
            insert.setString(1, topic);
            insert.setArray(2, connection.createArrayOf("int4", numbers));
            insert.executeUpdate();
        }
        Map<Integer, Long> offsets = new HashMap<>();
        try (var select = connection.prepareStatement(
                "select partition, next_offset from partition_offset where topic = ? and partition = any(?)")) {
            select.setString(1, topic);
            select.setArray(2, connection.createArrayOf("int4", numbers));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    offsets.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return offsets;
    }

    /** The next offset of every partition that was ever read. */
    public static Map<Integer, Long> all(Connection connection) throws SQLException {
        Map<Integer, Long> offsets = new HashMap<>();
        try (var select = connection.prepareStatement("select partition, next_offset from partition_offset");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return offsets;
    }

    /**
     * Moves each partition of {@code moves} on, if it is where this reader left it.
     *
     * @throws StaleOwner when another reader has moved one of them: nothing may be committed
     */
    public static void advance(Connection connection, String topic, Collection<Move> moves) throws SQLException {
        try (var update = connection.prepareStatement("""
                update partition_offset p set next_offset = n.next
                  from unnest(?::int4[], ?::int8[], ?::int8[]) as n(partition, expected, next)
                 where p.topic = ? and p.partition = n.partition and p.next_offset = n.expected""")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "int4", moves.stream().map(Move::partition).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", moves.stream().map(Move::expected).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int8", moves.stream().map(Move::next).toArray()));
            update.setString(4, topic);
            if (update.executeUpdate() != moves.size()) {
                throw new StaleOwner(topic, moves);
            }
        }
    }

    /** From where this reader left a partition to where it is now. */
    public record Move(int partition, long expected, long next) {}

    /** Another reader has moved one of the partitions on, or back. */
    public static final class StaleOwner extends RuntimeException {

        private static final long serialVersionUID = 1;

        StaleOwner(String topic, Collection<Move> moves) {
            super("another reader moved the offsets of " + topic + "; this one expected " + moves);
        }
    }
}
