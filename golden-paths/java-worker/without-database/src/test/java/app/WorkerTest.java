package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> done = new CopyOnWriteArrayList<>();

    private void note(Job job) {
        if (job.payload().equals("bad")) {
            throw new IllegalStateException("as expected");
        }
        if (job.payload().equals("worse")) {
            throw new StackOverflowError("as expected");
        }
        if (!job.payload().equals("{}")) {
            done.add(job.payload());
        }
    }

    @Test
    void does_jobs_in_order_and_goes_on_after_one_that_fails() {
        Worker worker = new Worker(this::note, HOUR);
        List.of("a", "bad", "worse", "b").forEach(worker::add);
        worker.start();
        worker.stop();
        assertEquals(List.of("a", "b"), done);
        assertTrue(Metrics.exposition().contains("\njobs_processed_total{outcome=\"failure\"} 2\n"));
    }

    @Test
    void finishes_what_waits_before_it_stops() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Worker worker = new Worker(
                job -> {
                    gate.await();
                    note(job);
                },
                HOUR);
        worker.add("1");
        worker.add("2");
        worker.start();
        Thread stop = new Thread(worker::stop);
        stop.start();
        assertEquals(List.of(), done);
        gate.countDown();
        stop.join(10_000);
        assertEquals(List.of("1", "2"), done);
    }

    @Test
    void takes_no_more_jobs_than_it_can_hold() {
        Worker worker = new Worker(this::note, HOUR);
        for (int i = 0; i < Worker.LARGEST_QUEUE; i++) {
            assertTrue(worker.add("{}"));
        }
        assertFalse(worker.add("{}"));
    }
}
