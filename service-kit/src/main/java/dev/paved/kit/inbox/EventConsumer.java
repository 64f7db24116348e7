package dev.paved.kit.inbox;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A bean that handles events: each once, those of one key in order, in the transaction of its effect. It does no long
 * work: it records what is to be done and lets a reconciler do it.
 */
public interface EventConsumer {

    /** A name that never changes: the inbox remembers by it what has been handled. */
    String name();

    /** The events, or whole families of them, that it wants. */
    Set<Class<? extends PlatformEvent>> handles();

    /** Handles {@code event}; a failure is retried with backoff, later events of the same key wait. */
    Uni<Void> on(Mutiny.Session session, EventEnvelope event);

    /** Called after the commit of {@link #on}: the place to wake a reconciler. */
    default void handled(EventEnvelope event) {}
}
