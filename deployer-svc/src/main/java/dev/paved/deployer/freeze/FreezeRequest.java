package dev.paved.deployer.freeze;

import dev.paved.deployer.rollout.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * When nothing is to be deployed, and where.
 *
 * @param service the only service it is for; null for all
 * @param from when it begins: a duration from now, a day, or a time; null for now
 * @param until when it ends, in the same way
 */
public record FreezeRequest(
        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment,

        @Nullable @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @Nullable String from,

        @NotNull(message = "must say when it ends") String until,

        @NotNull(message = Names.REASON_MESSAGE)
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String reason) {}
