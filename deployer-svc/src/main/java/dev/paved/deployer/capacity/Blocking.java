package dev.paved.deployer.capacity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Work that waits for a disk or another program, in the middle of a transaction. */
public final class Blocking {

    private Blocking() {}

    /** What {@code work} comes to, done on another thread; the transaction goes on on its own. */
    public static <T> Uni<T> ask(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> {
            Context context = Vertx.currentContext();
            return context.executeBlocking(work, false).toCompletionStage();
        });
    }
}
