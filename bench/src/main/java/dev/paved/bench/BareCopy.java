package dev.paved.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The limit: a consumer that does nothing but copy the records of a topic, as they are, into one table, a batch, its offsets
 * and a transaction a poll. A process of its own with the same JVM options as metrics-svc has.
 */
public final class BareCopy {

    private BareCopy() {}

    /** {@code <bootstrap servers> <JDBC URL> <user> <password> <topic>}; ends when all is copied. */
    public static void main(String[] arguments) throws Exception {
        String topic = arguments[4];
        try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3]);
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                arguments[0],
                                "max.poll.records",
                                5_000,
                                "fetch.min.bytes",
                                65_536,
                                "fetch.max.wait.ms",
                                50),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    create table copy (partition int, position bigint, key text, value bytea,
                        primary key (partition, position));
                    create table copy_offset (partition int primary key, next_offset bigint not null)""");
            connection.commit();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (left > 0) {
                ConsumerRecords<String, byte[]> batch = consumer.poll(Duration.ofMillis(200));
                copy(connection, batch);
                left -= batch.count();
            }
        }
    }

    private static void copy(Connection connection, ConsumerRecords<String, byte[]> batch) throws Exception {
        if (batch.isEmpty()) {
            return;
        }
        int size = batch.count();
        Integer[] partitions = new Integer[size];
        Long[] positions = new Long[size];
        String[] keys = new String[size];
        byte[][] values = new byte[size][];
        int row = 0;
        for (ConsumerRecord<String, byte[]> record : batch) {
            partitions[row] = record.partition();
            positions[row] = record.offset();
            keys[row] = record.key();
            values[row++] = record.value();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into copy select * from unnest(?::int[], ?::bigint[], ?::text[], ?::bytea[])")) {
            insert.setArray(1, connection.createArrayOf("int", partitions));
            insert.setArray(2, connection.createArrayOf("bigint", positions));
            insert.setArray(3, connection.createArrayOf("text", keys));
            insert.setArray(4, connection.createArrayOf("bytea", values));
            insert.executeUpdate();
        }
        try (PreparedStatement offsets = connection.prepareStatement("""
                insert into copy_offset
                select partition, max(position) + 1 from unnest(?::int[], ?::bigint[]) as read (partition, position) group by 1
                on conflict (partition) do update set next_offset = excluded.next_offset""")) {
            offsets.setArray(1, connection.createArrayOf("int", partitions));
            offsets.setArray(2, connection.createArrayOf("bigint", positions));
            offsets.executeUpdate();
        }
        connection.commit();
    }
}
