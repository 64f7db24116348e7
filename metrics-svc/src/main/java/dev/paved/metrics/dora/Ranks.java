package dev.paved.metrics.dora;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The order in which contents first came to an environment, in 12 bytes each. */
final class Ranks {

    static final Ranks NONE = new Ranks(new long[0], new int[0]);

    private final long[] keys;
    private final int[] ranks;

    private Ranks(long[] keys, int[] ranks) {
        this.keys = keys;
        this.ranks = ranks;
    }

    /** The place of {@code content}, from 0; empty where it was never there. */
    OptionalInt of(String content) {
        int at = keys.length == 0 ? -1 : Arrays.binarySearch(keys, Keys.of(content));
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(ranks[at]);
    }

    int bytes() {
        return (Long.BYTES + Integer.BYTES) * keys.length;
    }

    int size() {
        return keys.length;
    }

    /** The same and {@code contents}, none of which was there, in the order in which they came. */
    Ranks and(List<String> contents) {
        if (contents.isEmpty()) {
            return this;
        }
        int there = keys.length;
        long[] all = Arrays.copyOf(keys, there + contents.size());
        for (int i = 0; i < contents.size(); i++) {
            all[there + i] = Keys.of(contents.get(i));
        }
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted((a, b) -> Long.compare(all[a], all[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Ranks(
                Arrays.stream(order).mapToLong(i -> all[i]).toArray(),
                Arrays.stream(order).map(i -> i < there ? ranks[i] : i).toArray());
    }
}
