package dev.paved.deployer.rollout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rolled back.
 *
 * @param to the version to go back to; null for the last good one
 * @param because why; automation is told
 * @param overrideMigration why it goes back past a migration that can't be undone; null where it does not
 */
public record RollbackRequest(
        @NotNull(message = "must name a service") @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment,

        @Nullable @Pattern(regexp = Names.VERSION, message = Names.VERSION_MESSAGE)
        String to,

        @Nullable @Size(max = 200, message = "has at most 200 characters")
        String because,

        @Nullable
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String overrideMigration) {}
