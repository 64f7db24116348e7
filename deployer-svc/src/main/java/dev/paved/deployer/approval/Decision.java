package dev.paved.deployer.approval;

import dev.paved.deployer.rollout.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is said with a decision. */
public final class Decision {

    private Decision() {}

    /**
     * With an approval.
     *
     * @param reason why; null where that is not said
     */
    public record Approve(
            @Nullable @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
            String reason) {}

    /** With a rejection. */
    public record Reject(
            @NotNull(message = Names.REASON_MESSAGE)
            @Size(max = Names.LONGEST_REASON, message = Names.REASON_MESSAGE)
            @Pattern(regexp = Names.REASON, message = Names.REASON_MESSAGE)
            String reason) {}
}
