package dev.paved.kit.command;

import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a command comes to, once everything it needs has been looked up.
 *
 * @param change is done in one transaction, and gives the answer
 * @param afterCommit runs once that is committed: the place to wake a reconciler
 */
public record Work(BiFunction<Mutiny.Session, Cause, Uni<Acceptance>> change, Runnable afterCommit) {}
