package dev.paved.local.process;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a process came to life: together with its pid it names the process for ever. Written and read as one word. */
public sealed interface Birth {

    /** The birth that {@link #toString()} wrote. */
    static Optional<Birth> parse(String text) {
        try {
            int slash = text.indexOf('/');
            return Optional.of(
                    slash < 0
                            ? new AtTime(Instant.parse(text))
                            : new AtTick(text.substring(0, slash), Long.parseLong(text.substring(slash + 1))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the living process with this pid has this birth. */
    boolean isOf(ProcessHandle process);

    /** How long ago it was. */
    Duration age();

    /**
     * As Linux counts: no step of the clock changes it, and no process of another boot has the same.
     *
     * @param boot the id of the boot
     * @param ticks hundredths of a second from the boot to the start: field 22 of {@code /proc/<pid>/stat}, proc(5)
     */
    record AtTick(String boot, long ticks) implements Birth {
        private static final long MILLIS_A_TICK = 10;

        @Override
        public boolean isOf(ProcessHandle process) {
            return ProcFs.birth(process.pid()).filter(this::equals).isPresent();
        }

        @Override
        public Duration age() {
            return ProcFs.sinceBoot().minusMillis(ticks * MILLIS_A_TICK);
        }

        @Override
        public String toString() {
            return boot + "/" + ticks;
        }
    }

    /** By the clock, where there is no {@code /proc}; it may differ a little from one look to the next. */
    record AtTime(Instant instant) implements Birth {
        private static final Duration TOLERANCE = Duration.ofSeconds(2);

        @Override
        public boolean isOf(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(start -> Duration.between(instant, start).abs().compareTo(TOLERANCE) <= 0)
                    .orElse(true);
        }

        @Override
        public Duration age() {
            return Duration.between(instant, Instant.now());
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }
}
