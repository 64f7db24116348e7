package dev.paved.kit.command;

import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What a command comes to, once everything it needs has been looked up.
 *
 * @param change is done in one transaction, and gives the answer
 * @param afterCommit runs once that is committed: the place to wake a reconciler
 * @param target what it is done to, where that was found out only now; null where the command said so
 */
public record Work(
        BiFunction<Mutiny.Session, Cause, Uni<Acceptance>> change,
        Runnable afterCommit,
        @Nullable String target) {

    /** Done to what the command said. */
    public Work(BiFunction<Mutiny.Session, Cause, Uni<Acceptance>> change, Runnable afterCommit) {
        this(change, afterCommit, null);
    }

    /** The same, done to {@code found}. */
    public Work on(String found) {
        return new Work(change, afterCommit, found);
    }
}
