package dev.paved.deployer.rollout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be deployed.
 *
 * @param version a tag with or without leading {@code v}, or a commit by at least seven digits
 * @param because what made it necessary; {@code incident/<id>} makes it a hotfix
 * @param overrideFreeze why it is deployed though a freeze is on; null where it is not
 * @param overrideMigration why it goes back past a migration that can't be undone; null where it does not
 * @param offPath why it is deployed though it was not verified where it should; null where it is not
 * @param offPathExpires for how long that is meant to be, as {@code 7d}
 * @param askApproval whether someone else is to approve it, whatever the policy
 * @param queue whether it waits in line where another rollout goes on, instead of being refused
 */
public record DeployRequest(
        @NotNull(message = "must name a service") @Pattern(regexp = Names.NAME, message = Names.SERVICE_MESSAGE)
        String service,

        @NotNull(message = "must name an environment")
        @Pattern(regexp = Names.NAME, message = Names.ENVIRONMENT_MESSAGE)
        String environment,

        @NotNull(message = "must name a version") @Pattern(regexp = Names.VERSION, message = Names.VERSION_MESSAGE)
        String version,

        @Nullable @Size(max = 200, message = "has at most 200 characters")
        String because,

        @Nullable
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String overrideFreeze,

        @Nullable
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String overrideMigration,

        @Nullable
        @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
        @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
        String offPath,

        @Nullable String offPathExpires,

        boolean askApproval,
        boolean queue) {}
