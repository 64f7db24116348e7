package dev.paved.catalog.entity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What the database plans queries by. It looks at its tables by itself once a minute; until then it would take a catalog that was just
 * read for an empty one, and sort tens of thousands of entities to give a page of them.
 */
@Singleton
public class EntityStatistics {

    private static final int FEW = 500;

    /** Looks at the tables of which a fifth is new since the last look. */
    public Uni<Void> refresh(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select cast(relname as text) from pg_stat_user_tables
                         where schemaname = current_schema() and relname in ('catalog_entity', 'catalog_relation')
                           and n_mod_since_analyze > :few + n_live_tup / 5""", String.class)
                .setParameter("few", FEW)
                .getResultList()
                .chain(stale -> analyze(session, stale));
    }

    private static Uni<Void> analyze(Mutiny.Session session, List<String> tables) {
        return tables.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("analyze " + String.join(", ", tables))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
