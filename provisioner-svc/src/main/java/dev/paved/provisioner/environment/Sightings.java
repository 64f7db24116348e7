package dev.paved.provisioner.environment;

import dev.paved.provisioner.environment.Sightings.Sighting.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** How environments are, for those who asked for them. */
@Singleton
public class Sightings {

    /**
     * How one is.
     *
     * @param origin what asked for it; null where that was a person
     * @param url where it can be reached, where it has an address of its own
     * @param message what people should know of it, or why its end has begun
     */
    public record Sighting(
            Stage stage,
            String name,
            @Nullable String origin,
            @Nullable String url,
            @Nullable String message) {

        /** How far one is. */
        public enum Stage {
            COMING,
            READY,
            FAILED,
            ENDING,
            GONE
        }
    }

    /** The environment with this id, locked until the end of the transaction; null where there never was one. */
    public Uni<@Nullable Sighting> locked(Mutiny.Session session, String id) {
        return session.find(EnvironmentEntity.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(row -> row == null ? null : of(row));
    }

    /** The environment with this id; null where there never was one. */
    public Uni<@Nullable Sighting> of(Mutiny.Session session, String id) {
        return session.find(EnvironmentEntity.class, id).map(row -> row == null ? null : of(row));
    }

    private static Sighting of(EnvironmentEntity row) {
        Stage stage = stage(row.phase);
        boolean over = stage == Stage.ENDING || stage == Stage.GONE;
        return new Sighting(stage, row.name, row.origin, row.url, over ? row.reason : row.message);
    }

    private static Stage stage(Phase phase) {
        return switch (phase) {
            case REQUESTED, PROVISIONING -> Stage.COMING;
            case READY -> Stage.READY;
            case FAILED -> Stage.FAILED;
            case EXPIRING, DESTROYING -> Stage.ENDING;
            case DESTROYED -> Stage.GONE;
        };
    }
}
