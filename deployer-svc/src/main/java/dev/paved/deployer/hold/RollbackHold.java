package dev.paved.deployer.hold;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That automation deploys nothing of a service to an environment, as it was rolled back there.
 *
 * @param deployment that of the rollback
 * @param by who rolled it back
 * @param since when the rollback succeeded
 * @param undone the version that was rolled back
 * @param restored the version that was put in its place
 * @param because why, as far as whoever did it said
 */
public record RollbackHold(
        @JsonIgnore String deployment,
        String by,
        Instant since,
        @Nullable String undone,
        String restored,
        @Nullable String because) {}
