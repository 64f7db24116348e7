package dev.paved.metrics.dora;

import static java.util.Comparator.comparingLong;

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
        int[] more = IntStream.range(0, contents.size())
                .boxed()
                .sorted(comparingLong(i -> Keys.of(contents.get(i))))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] allKeys = new long[keys.length + more.length];
        int[] allRanks = new int[allKeys.length];
        for (int i = 0, here = 0, there = 0; i < allKeys.length; i++) {
            long next = there < more.length ? Keys.of(contents.get(more[there])) : Long.MAX_VALUE;
            boolean old = there == more.length || here < keys.length && keys[here] <= next;
            allKeys[i] = old ? keys[here] : next;
            allRanks[i] = old ? ranks[here++] : keys.length + more[there++];
        }
        return new Ranks(allKeys, allRanks);
    }
}
