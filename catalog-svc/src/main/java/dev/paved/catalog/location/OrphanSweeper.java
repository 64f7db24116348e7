package dev.paved.catalog.location;

import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/** Deletes entities that no file has told of for as long as orphans are kept. */
@ApplicationScoped
class OrphanSweeper {

    private final BackgroundLoop loop = new BackgroundLoop("orphans", Duration.ofMinutes(1), this::sweep);
    private final Transactions transactions;
    private final CatalogConfig config;
    private final InstantSource time;

    OrphanSweeper(Transactions transactions, CatalogConfig config, InstantSource time) {
        this.transactions = transactions;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    private void sweep() {
        transactions.run(session -> session.createNativeQuery("""
                        delete from catalog_entity where ref in
                               (select ref from catalog_entity where orphaned_at < :before limit 10000)""")
                .setParameter("before", time.instant().minus(config.keepOrphans()))
                .executeUpdate());
    }
}
