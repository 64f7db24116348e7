package dev.paved.integrations.incident;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/** Tells the ends of incidents that stayed over, and forgets old ones. Instances that do so at the same time take different ones. */
@ApplicationScoped
class Endings {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int MOST_FORGOTTEN = 500;

    private final BackgroundLoop loop = new BackgroundLoop("incident-endings", PERIOD, this::round);
    private final Transactions transactions;
    private final Incidents incidents;
    private final Courses courses;
    private final InstantSource time;
    private final Duration remembered;

    Endings(
            Transactions transactions,
            Incidents incidents,
            Courses courses,
            InstantSource time,
            IncidentConfig config) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.courses = courses;
        this.time = time;
        this.remembered = config.remembered();
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    private void round() {
        int told;
        do {
            told = transactions.run(incidents::tellEnds);
        } while (told > 0);
        transactions.run(session -> courses.forget(session, time.instant().minus(remembered), MOST_FORGOTTEN));
    }
}
