package dev.paved.integrations.github.out;

import dev.paved.integrations.github.out.DeploymentWish.State;
import dev.paved.integrations.github.out.StatusWish.Verdict;
import dev.paved.integrations.text.Link;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment goes.
 *
 * @param state to those who look at deployments
 * @param verdict to those who look at the commit
 * @param description the same in words, for people
 * @param url where the version can be reached
 */
record Going(
        State state,
        Verdict verdict,
        String description,
        @Nullable String url) {

    Going {
        url = Link.of(url);
    }
}
