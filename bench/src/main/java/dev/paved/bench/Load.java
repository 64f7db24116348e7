package dev.paved.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Requests that one client sends, so many at a time. */
record Load(HttpClient client, int atOnce) {

    /**
     * Returns when each of {@code count} requests has its answer; fails when one has none, or another than expected.
     *
     * @return how long each took, in milliseconds
     */
    double[] send(Supplier<HttpRequest> request, int count, int expected) throws InterruptedException {
        double[] taken = new double[count];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < atOnce; sender++) {
                done.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        HttpRequest asked = request.get();
                        long begin = System.nanoTime();
                        int status =
                                client.send(asked, BodyHandlers.discarding()).statusCode();
                        if (status != expected) {
                            throw new IllegalStateException("an answer was " + status + " and not " + expected);
                        }
                        taken[number] = (System.nanoTime() - begin) / 1e6;
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
            return taken;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request failed: " + e.getCause(), e.getCause());
        }
    }
}
