package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.strategy.CanaryStep;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How the steps of a canary are told. */
final class StepWords {

    private StepWords() {}

    /** What happens in the step of {@code state}. */
    static String of(Deployment d, RolloutState.Stepping state) {
        if (state.isDone()) {
            return "All steps are over";
        }
        String what =
                switch (state.step()) {
                    case CanaryStep.Weight(int percent) -> percent + "% of the requests go to " + d.version();
                    case CanaryStep.Pause(Duration length) -> length == null ? "Pause" : "Pause of " + of(length);
                    case CanaryStep.Analysis analysis ->
                        "Analysis of " + d.version() + ": " + analysis.count() + " times '" + analysis.success() + "'";
                };
        return what + " (step " + (state.index() + 1) + " of " + state.steps().size() + ")";
    }

    /** Why it waits for somebody, and what they can do. */
    static String held(Deployment d, RolloutState.Stepping state) {
        String where = d.service() + " --env " + d.environment();
        return "Held: " + state.held() + " Go on with: platform resume " + where
                + ", or end it with: platform cancel " + where + ". Otherwise requests go back to what serves at "
                + d.deadline().truncatedTo(ChronoUnit.SECONDS) + ".";
    }

    /** That its time is over. */
    static String late(RolloutState state, DeployerSettings settings) {
        return switch (state) {
            case RolloutState.Queued ignored ->
                "Its turn did not come within " + settings.queueLimit().toMinutes() + " minutes.";
            case RolloutState.Stepping ignored ->
                "Its steps were not over within " + settings.stepsLimit().toHours() + " hours.";
            default ->
                "The rollout was not done within " + settings.rolloutLimit().toMinutes() + " minutes.";
        };
    }

    private static String of(Duration length) {
        return length.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
