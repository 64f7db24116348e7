package dev.paved.metrics.intake;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Writes one batch at a time on a thread of its own, while the next one is read. */
final class WriteBehind implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("metrics-writer").factory());
    private final Runnable whenFailed;
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

    /** {@code whenFailed} is run when a write has failed, to tell those who do not wait for it. */
    WriteBehind(Runnable whenFailed) {
        this.whenFailed = whenFailed;
    }

    /** What is written, with its commit. */
    @FunctionalInterface
    interface Write {
        void run() throws SQLException;
    }

    /** Begins {@code write} once the last one is over; throws what that one failed of, and begins nothing then. */
    void begin(Write write) throws SQLException, InterruptedException {
        settle();
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        last = over;
        thread.execute(() -> {
            try {
                write.run();
                over.complete(null);
            } catch (Throwable e) {
                over.completeExceptionally(e);
                whenFailed.run();
            }
        });
    }

    /** Whether the last write is over and what it failed of was not thrown yet. */
    boolean failed() {
        return last.isCompletedExceptionally();
    }

    /** Whether the last write is over. */
    boolean idle() {
        return last.isDone();
    }

    /** Waits for the last write; throws what it failed of, once. */
    void settle() throws SQLException, InterruptedException {
        try {
            last.get();
        } catch (ExecutionException e) {
            last = CompletableFuture.completedFuture(null);
            switch (e.getCause()) {
                case SQLException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException("a batch was not written", e);
            }
        }
    }

    /** Waits for the last write, whatever becomes of it. */
    void await() {
        last.handle((written, failed) -> written).join();
    }

    @Override
    public void close() {
        thread.close();
    }
}
