package dev.paved.kit.time;

import dev.paved.events.EventIds;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** The system's clock and the generator of ids as beans, so that a test can put others in their place. */
@ApplicationScoped
class SystemTime {

    @Produces
    @Singleton
    @DefaultBean
    InstantSource instants() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    EventIds ids(InstantSource time) {
        return new EventIds(time);
    }
}
