package dev.paved.bench;

import java.util.HexFormat;
import java.util.UUID;

/**
 * A release of a service: its version, commits and deployments have ids that follow from it.
 *
 * @param number its place among those of the service, from 0
 */
record Release(String service, int number) {

    private static final int MOST_COMMITS = 3;
    private static final long UUID_VERSION_7 = 0x7000;

    Release previous() {
        return new Release(service, number - 1);
    }

    boolean isFirst() {
        return number == 0;
    }

    String version() {
        return "1." + number;
    }

    /** From one to three. */
    int commits() {
        return 1 + number % MOST_COMMITS;
    }

    /** The id of its last commit: as random as real ones are. */
    String commit() {
        return commit(0);
    }

    /** The id of the commit so many {@code before} the last one. */
    String commit(int before) {
        HexFormat hex = HexFormat.of();
        long seed = seed() * MOST_COMMITS + before;
        return hex.toHexDigits(mixed(seed)) + hex.toHexDigits(mixed(~seed)) + hex.toHexDigits((int) seed);
    }

    /** The id of its {@code which} deployment: in order of time, as real ones are. */
    String deployment(int which) {
        return new UUID((long) number << 16 | UUID_VERSION_7, mixed(seed() + which)).toString();
    }

    private long seed() {
        return (long) service.hashCode() << 32 | number;
    }

    /** The output function of SplitMix64. */
    private static long mixed(long seed) {
        long z = (seed + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
