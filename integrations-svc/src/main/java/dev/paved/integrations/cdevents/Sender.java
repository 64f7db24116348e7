package dev.paved.integrations.cdevents;

import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PlatformEvent;
import dev.paved.events.cdevents.CdEvent;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.integrations.repository.ServiceRepositories.Owner;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Who sends CDEvents.
 *
 * @param name for people
 * @param services what it may tell of; everything where it is empty
 * @param sources what its events may say that they come from; anything where it is empty
 */
record Sender(String name, Optional<Set<String>> services, Optional<Set<String>> sources) {

    /** One that may tell of everything. */
    static Sender ofEverything() {
        return new Sender("everyone", Optional.empty(), Optional.empty());
    }

    /**
     * Returns only if it may tell of {@code event}, as far as the event itself says what it is about.
     *
     * @throws RefusedException with {@link NotTheirs} otherwise
     */
    void require(CdEvent.Context context, PlatformEvent event) {
        sources.filter(mine -> !mine.contains(context.source())).ifPresent(mine -> {
            throw refused("as the source " + context.source(), mine);
        });
        services.ifPresent(mine -> {
            if (event instanceof ChangeEvent change && change.service() == null) {
                return; // Whose repository it is, the catalog says.
            }
            requireOne(mine, service(event));
        });
    }

    /** Fails, as {@link #require} does, unless it may tell of the repository where {@code event} happened. */
    Uni<Void> requireRepository(Mutiny.Session session, ServiceRepositories repositories, PlatformEvent event) {
        return event instanceof ChangeEvent change && services.isPresent()
                ? repositories
                        .ownerOf(session, change.repository())
                        .invoke(owner -> requireOne(
                                services.get(), owner.map(Owner::service).orElse(null)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private void requireOne(Set<String> mine, @Nullable String service) {
        if (service == null || !mine.contains(service)) {
            throw refused(service == null ? "of what is no service's" : "of the service " + service, mine);
        }
    }

    private static @Nullable String service(PlatformEvent event) {
        return switch (event) {
            case DeploymentEvent deployment -> deployment.service();
            case IncidentEvent incident -> incident.service();
            case ChangeEvent change -> change.service();
            default -> null;
        };
    }

    private RefusedException refused(String what, Set<String> mine) {
        return new RefusedException(new NotTheirs(name, what, mine));
    }
}
