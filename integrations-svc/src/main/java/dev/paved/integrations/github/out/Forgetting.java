package dev.paved.integrations.github.out;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets what GitHub was told a month ago, and nothing changes any more. */
@ApplicationScoped
class Forgetting {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final BackgroundLoop loop = new BackgroundLoop("github-out-forgetting", PERIOD, this::forget);
    private final Transactions transactions;
    private final Wishes wishes;
    private final InstantSource time;

    Forgetting(Transactions transactions, Wishes wishes, InstantSource time) {
        this.transactions = transactions;
        this.wishes = wishes;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    void forget() {
        transactions.run(session -> wishes.forget(session, time.instant().minus(KEPT)));
    }
}
