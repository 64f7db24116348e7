package dev.paved.bench;

import java.util.List;

/**
 * How far a consumer was, and when, from its first committed batch on: a start takes no part in it, whoever starts faster.
 *
 * @param points in the order of time
 */
record Progress(List<Point> points) {

    private static final double LAST_PART = 0.1;

    /**
     * A look at it.
     *
     * @param records so many were committed
     * @param nanos at this time
     * @param mebibytes the resident memory of the consumer
     */
    record Point(long records, long nanos, long mebibytes) {}

    /** Records a second, from the first look to the last. */
    double rate() {
        return 1e6 / microseconds(points.getFirst(), points.getLast());
    }

    /** The time a record took in the last tenth before {@code records}, in microseconds. */
    double microsecondsAt(long records) {
        return microseconds(reached((long) (records * (1 - LAST_PART))), reached(records));
    }

    /** The resident memory when {@code records} were committed, in MiB. */
    long mebibytesAt(long records) {
        return reached(records).mebibytes();
    }

    private Point reached(long records) {
        return points.stream()
                .filter(point -> point.records() >= records)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it never reached " + records));
    }

    private static double microseconds(Point from, Point to) {
        return (to.nanos() - from.nanos()) / 1e3 / (to.records() - from.records());
    }
}
