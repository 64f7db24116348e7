package app;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Does jobs and counts them. */
final class Measured {

    private static final Metrics.Counter PROCESSED = new Metrics.Counter("jobs_processed_total", "Jobs processed, by outcome.")
            .from0("outcome", "success")
            .from0("outcome", "failure");
    private static final Metrics.Histogram DURATIONS = new Metrics.Histogram("job_duration_seconds", "How long a job took.");
    private static final AtomicLong WAITING = new AtomicLong();

    static {
        Metrics.gauge("jobs_queued", "Jobs that wait.", WAITING::get);
    }

    private Measured() {}

    /** Tells how many jobs wait. */
    static void queued(long count) {
        WAITING.set(count);
    }

    /** Does {@code job} with {@code handler}; answers with what went wrong. */
    static Optional<Throwable> job(Job job, Job.Handler handler) {
        long started = System.nanoTime();
        try {
            handler.handle(job);
            PROCESSED.increase("outcome", "success");
            return Optional.empty();
        } catch (Throwable e) { // whatever a handler throws, the next job is done
            PROCESSED.increase("outcome", "failure");
            Log.error("a job failed", "job", job.id(), "error", e);
            return Optional.of(e);
        } finally {
            DURATIONS.observe((System.nanoTime() - started) / 1e9);
        }
    }
}
