package dev.paved.metrics.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The partitions this instance reads. A service is shown by the one instance that reads the partition of its key, so
 * that no two export the same series.
 */
record Ownership(Set<Integer> partitions, int of) {

    static final Ownership NONE = new Ownership(Set.of(), 1);

    /** Whether this instance shows teams, the organisation and the platform: the one that reads the first partition does. */
    boolean groups() {
        return partitions.contains(0);
    }

    /** Whether this instance shows {@code service}. */
    boolean covers(String service) {
        return partitions.contains(partitionOf(service));
    }

    /** Whether this instance has to know {@code service}, to show it or its team. */
    boolean needs(String service) {
        return groups() || covers(service);
    }

    /** Whether there is no other instance. */
    boolean isAll() {
        return partitions.size() == of;
    }

    int partitionOf(String service) {
        return BuiltInPartitioner.partitionForKey(service.getBytes(UTF_8), of);
    }
}
