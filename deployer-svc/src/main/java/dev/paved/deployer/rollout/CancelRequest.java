package dev.paved.deployer.rollout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whose rollout is to be cancelled, and where.
 *
 * @param queued whether it is the one that waits in line, though another goes on
 */
public record CancelRequest(
        @NotNull(message = "must name a service") @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment,

        boolean queued) {}
