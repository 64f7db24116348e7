package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.Condition.Always;
import dev.paved.integrations.inbound.Condition.Closing;
import dev.paved.integrations.inbound.Condition.Once;
import dev.paved.integrations.inbound.Condition.Opening;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Remembers what was told: which incidents and tickets are open, so that each begins once and ends once, and which
 * deployments ended. What is told late, after something newer, changes nothing.
 */
@Singleton
class Told {

    /** Whether what is told of {@code subject} is to be published; it is remembered. */
    Uni<Boolean> isNews(Mutiny.Session session, String subject, Condition condition) {
        return switch (condition) {
            case Always() -> Uni.createFrom().item(true);
            case Once(String what) -> tell(session, what, Instant.EPOCH, """
                        insert into told (id, open, told_at) values (:id, false, :at)
                        on conflict do nothing returning true""");
            case Opening(Instant at) -> tell(session, subject, at, """
                        insert into told as known (id, open, told_at) values (:id, true, :at)
                        on conflict (id) do update set open = true, told_at = excluded.told_at, kept_at = now()
                         where known.told_at < excluded.told_at
                        returning not coalesce(old.open, false)""");
            case Closing(Instant at) -> tell(session, subject, at, """
                        insert into told as known (id, open, told_at) values (:id, false, :at)
                        on conflict (id) do update set open = false, told_at = excluded.told_at, kept_at = now()
                         where known.told_at <= excluded.told_at
                        returning coalesce(old.open, false)""");
        };
    }

    private static Uni<Boolean> tell(Mutiny.Session session, String id, Instant at, String statement) {
        return session.createNativeQuery(statement, Boolean.class)
                .setParameter("id", id)
                .setParameter("at", at)
                .getResultList()
                .map(List.of(true)::equals);
    }
}
