package dev.paved.kit.persistence;

import dev.paved.kit.crash.CrashPoints;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs one reactive transaction for code that may block: a reconciler or an endpoint on a virtual thread reads as plain
 * statements, and only what happens inside the transaction is a {@link Uni}.
 *
 * <p>The session belongs to a Vert.x context of its own. Inside {@code work}, never run two operations at once and never
 * hop threads.
 */
@Singleton
public class Transactions {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final VertxInternal vertx;
    private final Mutiny.SessionFactory sessions;
    private final CrashPoints crash;

    Transactions(Vertx vertx, Mutiny.SessionFactory sessions, CrashPoints crash) {
        this.vertx = (VertxInternal) vertx;
        this.sessions = sessions;
        this.crash = crash;
    }

    /**
     * Commits what {@code work} did, or nothing of it, and returns its result.
     *
     * @throws RuntimeException the failure of {@code work} or of the database, as it was
     * @throws UnstorableText when a text has a NUL
     * @throws DatabaseUnavailable when it cannot be reached, or gives no answer within 30 seconds
     */
    public <T extends @org.jspecify.annotations.Nullable Object> T run(Function<Mutiny.Session, Uni<T>> work) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Transactions.run waits: call it from a virtual or worker thread");
        }
        crash.at("before-transaction", Transactions.class);
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Context context = VertxContext.createNewDuplicatedContext(vertx.createEventLoopContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> Uni.createFrom()
                .deferred(() -> sessions.withTransaction(session -> work.apply(session)))
                .subscribe()
                .with(outcome::complete, outcome::completeExceptionally));
        T result = await(outcome);
        crash.at("after-commit", Transactions.class);
        return result;
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T await(CompletableFuture<T> outcome) {
        try {
            return outcome.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.of(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw new DatabaseUnavailable(LIMIT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
