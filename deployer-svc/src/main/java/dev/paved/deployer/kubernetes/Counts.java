package dev.paved.deployer.kubernetes;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many pods two workloads have.
 *
 * @param stable of the one that stays
 * @param candidate of the one beside it
 */
record Counts(int stable, int candidate) {

    /**
     * Those by which {@code percent}, 1 to 99, of the requests go to the candidate where each pod gets as many as any other: as near as may
     * be with neither workload larger than {@code replicas}, nor both together smaller.
     */
    static Counts byRatio(int replicas, int percent) {
        return IntStream.rangeClosed(1, replicas)
                .boxed()
                .flatMap(stable -> IntStream.rangeClosed(1, replicas).mapToObj(it -> new Counts(stable, it)))
                .filter(counts -> counts.total() >= replicas)
                .min(Comparator.comparingDouble((Counts counts) -> counts.error(percent))
                        .thenComparing(Comparator.comparingInt(Counts::total).reversed()))
                .orElseGet(() -> new Counts(replicas, 1));
    }

    /** Those where something else shares the requests: what stays is whole, the candidate as large as its share. */
    static Counts byWeight(int replicas, int percent) {
        return new Counts(replicas, Math.max(1, (replicas * percent + 99) / 100));
    }

    /** The larger of both numbers of each workload. */
    Counts atLeast(Counts other) {
        return new Counts(Math.max(stable, other.stable), Math.max(candidate, other.candidate));
    }

    int of(Track track) {
        return track == Track.STABLE ? stable : candidate;
    }

    private int total() {
        return stable + candidate;
    }

    private double error(int percent) {
        return Math.abs(100.0 * candidate / total() - percent);
    }
}
