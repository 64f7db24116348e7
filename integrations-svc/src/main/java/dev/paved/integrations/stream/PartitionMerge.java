package dev.paved.integrations.stream;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings the partitions of a topic into one stream: each in its own order, and the past of all in the order of time. It
 * holds a bounded number of events, of a bounded size.
 */
final class PartitionMerge {
    private static final int ENOUGH = 500;
    private static final long ENOUGH_BYTES = 512 * 1024;

    private static final class Lane {
        private final Deque<StoredEvent> waiting = new ArrayDeque<>();
        private final long end;
        private long position;
        private long bytes;

        private Lane(long start, long end) {
            this.position = start;
            this.end = end;
        }

        private void add(StoredEvent event) {
            waiting.add(event);
            bytes += event.size();
        }

        private StoredEvent remove() {
            StoredEvent first = waiting.removeFirst();
            bytes -= first.size();
            return first;
        }

        private boolean isFull() {
            return waiting.size() >= ENOUGH || bytes >= ENOUGH_BYTES;
        }

        private boolean isBehind() {
            return position < end;
        }

        private long next() {
            return waiting.isEmpty() ? position : waiting.getFirst().record().offset();
        }
    }

    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private final boolean goesOn;

    /** {@code goesOn} tells whether there is more to the stream than the past. */
    PartitionMerge(boolean goesOn) {
        this.goesOn = goesOn;
    }

    /** Adds {@code partition}, read from {@code start}; what is before {@code end} is its past. */
    void partition(int partition, long start, long end) {
        lanes.put(partition, new Lane(start, end));
    }

    /** Adds an event that was read; those of a partition come in its order. */
    void add(StoredEvent event) {
        Lane lane = lane(event.record().partition());
        if (goesOn || event.record().offset() < lane.end) {
            lane.add(event);
        }
    }

    /** {@code partition} has been read up to {@code position}, be there events for the stream or not. */
    void reached(int partition, long position) {
        Lane lane = lane(partition);
        lane.position = goesOn ? position : Math.min(position, lane.end);
    }

    /** Whether {@code partition} should not be read further for now. */
    boolean isFull(int partition) {
        return lane(partition).isFull();
    }

    /** Whether all of the past has been taken. */
    boolean isUpToDate() {
        return lanes.values().stream().noneMatch(lane -> lane.isBehind() || !lane.waiting.isEmpty());
    }

    /** The next event of the stream, if that can be told by now: while some past is unread, it may be an earlier one. */
    Optional<StoredEvent> take() {
        if (lanes.values().stream().anyMatch(lane -> lane.waiting.isEmpty() && lane.isBehind())) {
            return Optional.empty();
        }
        return lanes.values().stream()
                .filter(lane -> !lane.waiting.isEmpty())
                .min(Comparator.comparing(lane -> lane.waiting.getFirst().time()))
                .map(Lane::remove);
    }

    /** Where to go on after the last event taken. */
    Cursor cursor() {
        var offsets = new TreeMap<Integer, Long>();
        lanes.forEach((partition, lane) -> offsets.put(partition, lane.next()));
        return new Cursor(offsets);
    }

    private Lane lane(int partition) {
        return Objects.requireNonNull(lanes.get(partition), "a partition that is not read");
    }
}
