package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.text.Line;
import java.util.Locale;

/**
 * A commit's status, as its deployments to one environment give it.
 *
 * @param context what it is the status of, among all of the commit
 * @param verdict how it goes
 * @param description the same in words, for people
 * @see <a href="https://docs.github.com/en/rest/commits/statuses">GitHub REST API, Commit statuses</a>
 */
record StatusWish(String sha, String context, Verdict verdict, String description) implements Wish {

    /** How it goes, in GitHub's words. */
    enum Verdict {
        PENDING,
        SUCCESS,
        FAILURE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The body of the request that sets it. */
    ObjectNode body() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", verdict.word())
                .put("context", context)
                .put("description", Line.of(description));
    }
}
