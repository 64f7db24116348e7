package dev.paved.deployer.local;

/**
 * How many requests a program says it has answered.
 *
 * @param all of them
 * @param failed those answered with a status of 500 or above
 */
public record RequestCounts(long all, long failed) {

    /** No request. */
    public static final RequestCounts NONE = new RequestCounts(0, 0);

    /** Both together. */
    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(all + other.all, failed + other.failed);
    }

    /** What was answered since {@code before}; negative numbers mean that it began to count anew. */
    public RequestCounts since(RequestCounts before) {
        return new RequestCounts(all - before.all, failed - before.failed);
    }

    /** Whether they were counted by one process. */
    public boolean isWhole() {
        return failed >= 0 && all >= failed;
    }

    /** The share that failed, 0 to 1. */
    public double share() {
        return all == 0 ? 0 : (double) failed / all;
    }
}
