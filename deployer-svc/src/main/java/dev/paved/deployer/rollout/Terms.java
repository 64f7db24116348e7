package dev.paved.deployer.rollout;

import org.jspecify.annotations.Nullable;

/**
 * On which terms a rollout begins.
 *
 * @param freezeOverride why it goes through though a freeze is on; null where it is not meant to
 * @param promotedFrom the environment where its version was verified; null where it is no promotion
 * @param approvedBy who approved it; null where nobody did
 */
public record Terms(
        @Nullable String freezeOverride,
        @Nullable String promotedFrom,
        @Nullable String approvedBy) {

    /** Those of a rollout that asks for nothing. */
    public static final Terms NONE = new Terms(null, null, null);

    static Terms overridingFreeze(@Nullable String reason) {
        return new Terms(reason, null, null);
    }
}
