package dev.paved.metrics.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * A service of the organisation.
 *
 * @param language java, go, node or python
 * @param arrives when it joins the catalog, as a part of all from 0 to 1
 * @param moves when it gets onto a golden path: when it arrives, later, or never (above 1)
 * @param pace production deployments on a usual day once all goes well
 */
record Member(String name, String team, String language, String type, double arrives, double moves, double pace) {

    private static final double RIPENING = 0.5;

    boolean madeFromPath() {
        return moves <= arrives;
    }

    boolean onPath(Frame frame, Instant at) {
        return !at.isBefore(frame.at(moves));
    }

    /** How well its team masters delivery: from 0.1 off the path to nearly 1 some months after it got onto it. */
    double maturity(Frame frame, Instant at) {
        double since = frame.part(at) - moves;
        return since < 0 ? 0.1 + 0.1 * frame.part(at) : Math.min(0.95, 0.4 + 0.55 * since / RIPENING);
    }

    String repository() {
        return "demo/" + name;
    }

    /** What takes {@code early} without practice, and {@code late} with all of it. */
    Duration takes(Frame frame, Instant at, Duration early, Duration late) {
        double maturity = maturity(frame, at);
        double log = Math.log(early.toSeconds()) * (1 - maturity) + Math.log(late.toSeconds()) * maturity;
        return Duration.ofSeconds(Math.round(Math.exp(log)));
    }

    /** What is {@code early} without practice, and {@code late} with all of it. */
    double rate(Frame frame, Instant at, double early, double late) {
        double maturity = maturity(frame, at);
        return early * (1 - maturity) + late * maturity;
    }
}
