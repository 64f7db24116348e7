package dev.paved.metrics.dora;

import dev.paved.kit.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A set of names in 8 bytes each: the beginning of a commit's own hash, or of a name's SHA-256. That two of a million
 * names are the same by chance happens once in thirty million such sets.
 */
final class Keys {

    static final Keys NONE = new Keys(new long[0]);

    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");

    private final long[] sorted;

    private Keys(long[] sorted) {
        this.sorted = sorted;
    }

    boolean contains(String name) {
        return sorted.length > 0 && Arrays.binarySearch(sorted, of(name)) >= 0;
    }

    /** The same and {@code names}. */
    Keys and(Collection<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        long[] more = names.stream().mapToLong(Keys::of).sorted().toArray();
        long[] all = new long[sorted.length + more.length];
        int size = 0;
        for (int here = 0, there = 0; here < sorted.length || there < more.length; ) {
            boolean old = there == more.length || here < sorted.length && sorted[here] <= more[there];
            long next = old ? sorted[here++] : more[there++];
            if (size == 0 || all[size - 1] != next) {
                all[size++] = next;
            }
        }
        return new Keys(Arrays.copyOf(all, size));
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int bytes() {
        return Long.BYTES * sorted.length;
    }

    static long of(String name) {
        return HASH.matcher(name).matches()
                ? Long.parseUnsignedLong(name.substring(0, DIGITS), HEXADECIMAL)
                : ByteBuffer.wrap(Sha256.of(name)).getLong();
    }
}
