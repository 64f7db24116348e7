package dev.paved.deployer.testing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a test does while it goes on. */
public final class Meanwhile {

    private Meanwhile() {}

    /** Asks on a thread of its own: those of the common pool remember the classes of a service that was started before. */
    public static <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(
                question, task -> Thread.ofVirtual().start(task));
    }
}
