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

    /** Returns when each of {@code count} requests has its answer; fails when one has none, or another than expected. */
    void send(Supplier<HttpRequest> request, int count, int expected) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < atOnce; sender++) {
                done.add(threads.submit(() -> {
                    while (next.getAndIncrement() < count) {
                        int status = client.send(request.get(), BodyHandlers.discarding())
                                .statusCode();
                        if (status != expected) {
                            throw new IllegalStateException("an answer was " + status + " and not " + expected);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request failed: " + e.getCause(), e.getCause());
        }
    }
}
