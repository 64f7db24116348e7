package dev.paved.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work for many numbers, several at a time. */
final class AtOnce {

    private AtOnce() {}

    /** What is done for a number. */
    interface Work {
        void on(int number) throws IOException, InterruptedException;
    }

    /** Does {@code work} for all numbers below {@code size}, {@code threads} at a time. */
    static void run(int size, int threads, Work work) throws InterruptedException {
        List<Future<?>> done = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < size; i++) {
                int number = i;
                done.add(executor.submit(() -> {
                    work.on(number);
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
