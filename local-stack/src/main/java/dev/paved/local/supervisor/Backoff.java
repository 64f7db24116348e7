package dev.paved.local.supervisor;

import java.time.Duration;

/** The pause before a process is started again: doubled each time it ends soon after its start. */
record Backoff(Duration pause) {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PROVEN = Duration.ofMinutes(1);

    /** Of a process that never ended. */
    static Backoff none() {
        return new Backoff(Duration.ZERO);
    }

    /** The pause after this end of a process that ran for so long. */
    Backoff after(Duration uptime) {
        if (pause.isZero() || uptime.compareTo(PROVEN) >= 0) {
            return new Backoff(SHORTEST);
        }
        Duration doubled = pause.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
