package dev.paved.kit.github;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What GitHub answered.
 *
 * @param status the HTTP status
 * @param body the answer's JSON; missing where it has none
 */
public record GitHubAnswer(int status, JsonNode body) {

    /** The body, where the status is {@code wanted}. */
    public JsonNode expect(int wanted) throws GitHubRefused {
        if (status != wanted) {
            throw new GitHubRefused(status, "GitHub answered " + status + Said.of(body));
        }
        return body;
    }
}
