package dev.paved.deployer.rollout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Whose rollout is to go on, and where. */
public record ResumeRequest(
        @NotNull(message = "must name a service") @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment) {}
