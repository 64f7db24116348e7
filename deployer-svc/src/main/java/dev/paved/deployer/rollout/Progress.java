package dev.paved.deployer.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a canary is.
 *
 * @param step the number of its step, from 1
 * @param steps how many there are
 * @param weight the version's share of the requests in percent
 * @param message what happens in the step
 * @param since when it is in it
 * @param held why it waits for somebody; null where it does not
 * @param until when it is given up if its steps are not over
 */
public record Progress(
        int step,
        int steps,
        int weight,
        String message,
        Instant since,
        @Nullable String held,
        Instant until) {

    static Progress of(Deployment d, RolloutState.Stepping state) {
        int steps = state.steps().size();
        return new Progress(
                Math.min(state.index() + 1, steps),
                steps,
                state.weight(),
                StepWords.of(d, state),
                state.since(),
                state.held(),
                d.deadline());
    }
}
