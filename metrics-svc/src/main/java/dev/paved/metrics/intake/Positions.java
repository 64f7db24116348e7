package dev.paved.metrics.intake;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.paved.metrics.store.Offsets.Move;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions one consumer has, and where the database says it is in each. A partition whose place is not known is
 * paused until it is.
 */
final class Positions {

    private static final long NOWHERE = -1;

    private final Map<Integer, Long> placed = new HashMap<>();
    private final Set<Integer> unplaced = new HashSet<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private final String topic;
    private final Consumer<?, ?> consumer;

    Positions(String topic, Consumer<?, ?> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    void assigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        partitions.forEach(p -> {
            placed.remove(p.partition());
            unplaced.add(p.partition());
        });
    }

    void gone(Collection<TopicPartition> partitions) {
        partitions.forEach(p -> {
            placed.remove(p.partition());
            unplaced.remove(p.partition());
            ends.remove(p.partition());
        });
    }

    /** Forgets every place, to be asked for again. */
    void lose() {
        assigned(consumer.assignment());
    }

    Set<Integer> unplaced() {
        return Set.copyOf(unplaced);
    }

    Set<Integer> all() {
        return consumer.assignment().stream().map(TopicPartition::partition).collect(toUnmodifiableSet());
    }

    /** Reads on from {@code offsets}. */
    void place(Map<Integer, Long> offsets) {
        consumer.endOffsets(offsets.keySet().stream().map(this::at).toList())
                .forEach((at, end) -> ends.put(at.partition(), end));
        offsets.forEach((partition, offset) -> {
            TopicPartition at = at(partition);
            consumer.seek(at, offset);
            consumer.resume(List.of(at));
            placed.put(partition, offset);
            unplaced.remove(partition);
        });
    }

    /** Whether all has been read that was there when its partition was placed. */
    boolean caughtUp() {
        ends.entrySet().removeIf(end -> consumer.position(at(end.getKey())) >= end.getValue());
        return unplaced.isEmpty() && ends.isEmpty();
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(topic, partition);
    }

    boolean differFrom(Map<Integer, Long> offsets) {
        return !placed.equals(offsets);
    }

    Map<Integer, Long> placed() {
        return placed;
    }

    List<Move> movesTo(Map<Integer, Long> next) {
        return next.entrySet().stream()
                .map(e -> new Move(e.getKey(), placed.getOrDefault(e.getKey(), NOWHERE), e.getValue()))
                .toList();
    }

    void moved(Collection<Move> moves) {
        moves.forEach(move -> placed.put(move.partition(), move.next()));
    }
}
