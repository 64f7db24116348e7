package dev.paved.deployer.rollout;

import org.jspecify.annotations.Nullable;

/**
 * On which terms a rollout begins.
 *
 * @param freezeOverride why it goes through though a freeze is on; null where it is not meant to
 * @param migrationOverride why it goes through though it goes back past a migration that can't be undone; null where it is not
 *     meant to
 * @param offPath that it goes through though it was not verified where it should; null where it is not meant to
 * @param promotedFrom the environment where its version was verified; null where it is no promotion
 * @param approvedBy who approved it; null where nobody did
 * @param automated whether a program asked for it, and no person approved it
 */
public record Terms(
        @Nullable String freezeOverride,
        @Nullable String migrationOverride,
        @Nullable OffPath offPath,
        @Nullable String promotedFrom,
        @Nullable String approvedBy,
        boolean automated) {

    /** Those of a rollout that asks for nothing. */
    public static final Terms NONE = new Terms(null, null, null, null, null, false);

    /** Those of a rollout that may override what it says why. */
    static Terms overriding(@Nullable String freeze, @Nullable String migration, @Nullable OffPath offPath) {
        return new Terms(freeze, migration, offPath, null, null, false);
    }

    Terms approvedBy(String who) {
        return new Terms(freezeOverride, migrationOverride, offPath, promotedFrom, who, automated);
    }

    Terms automated(boolean byProgram) {
        return new Terms(freezeOverride, migrationOverride, offPath, promotedFrom, approvedBy, byProgram);
    }
}
