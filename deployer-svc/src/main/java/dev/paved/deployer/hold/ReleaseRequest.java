package dev.paved.deployer.hold;

import dev.paved.deployer.rollout.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is not to be held any more, and why. */
public record ReleaseRequest(
        @NotNull(message = "must name a service") @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment,

        @NotNull(message = Names.REASON_MESSAGE)
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String reason) {}
