package dev.paved.integrations.github.out;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.text.Line;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of the platform as GitHub is to show it.
 *
 * @param deployment the platform's id of it
 * @param sha the commit that is deployed
 * @param place the name of the environment on GitHub
 * @param production whether it is for users
 * @param ephemeral whether the environment will be gone some day
 * @param state how it goes
 * @param description the same in words, for people
 * @param url where the version can be reached
 * @see <a href="https://docs.github.com/en/rest/deployments/deployments">GitHub REST API, Deployments</a>
 */
record DeploymentWish(
        String deployment,
        String service,
        String version,
        String sha,
        String place,
        boolean production,
        boolean ephemeral,
        State state,
        String description,
        @Nullable String url)
        implements Wish {

    /** How a deployment goes, in GitHub's words. */
    enum State {
        QUEUED,
        IN_PROGRESS,
        SUCCESS,
        FAILURE,
        INACTIVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same, as it goes now. */
    DeploymentWish become(State next, String said) {
        return new DeploymentWish(deployment, service, version, sha, place, production, ephemeral, next, said, url);
    }

    /** Whether it is what runs in its environment. */
    @JsonIgnore
    boolean isServing() {
        return state == State.SUCCESS;
    }

    /** Whether more is to come. */
    @JsonIgnore
    boolean isOver() {
        return state == State.FAILURE || state == State.INACTIVE;
    }

    /** The body of the request that makes it: whatever GitHub thinks of the commit, since it is deployed already. */
    ObjectNode creation() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("ref", sha)
                .put("auto_merge", false)
                .put("environment", place)
                .put("description", Line.of("Deploy " + version + " of " + service))
                .put("transient_environment", ephemeral)
                .put("production_environment", production);
        body.putArray("required_contexts");
        body.set("payload", OwnDeployment.payload(this));
        return body;
    }

    /** The body of the request that says how it goes. What it replaces is told by the platform, which knows more. */
    ObjectNode progress() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("state", state.word())
                .put("description", Line.of(description))
                .put("auto_inactive", false);
        return url == null ? body : body.put("environment_url", url);
    }
}
