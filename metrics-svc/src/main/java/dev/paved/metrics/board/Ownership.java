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

    boolean covers(String service) {
        return partitions.contains(BuiltInPartitioner.partitionForKey(service.getBytes(UTF_8), of));
    }
}
