package app;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Puts a job into its queue every so often, and does one after the other. */
final class Worker {

    static final int LARGEST_QUEUE = 1000;
    private static final Job LAST = new Job(-1, "");

    private final Job.Handler handler;
    private final Duration interval;
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread producer = new Thread(this::produce, "produce");
    private final Thread consumer = new Thread(this::consume, "consume");

    Worker(Job.Handler handler, Duration interval) {
        this.handler = handler;
        this.interval = interval;
    }

    void start() {
        producer.start();
        consumer.start();
    }

    /** Queues a job; answers whether there was room. */
    boolean add(String payload) {
        if (queue.size() >= LARGEST_QUEUE) {
            return false;
        }
        queue.add(new Job(count.incrementAndGet(), payload));
        Measured.queued(queue.size());
        return true;
    }

    /** Takes no new jobs, and finishes those that wait. */
    void stop() {
        stopping.countDown();
        try {
            producer.join();
            queue.add(LAST);
            consumer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void produce() {
        try {
            do {
                add("{}");
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() {
        try {
            for (Job job = queue.take(); job != LAST; job = queue.take()) {
                Measured.queued(queue.size());
                Measured.job(job, handler);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
