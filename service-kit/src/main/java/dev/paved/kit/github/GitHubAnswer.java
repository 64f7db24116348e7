package dev.paved.kit.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub answered.
 *
 * @param status the HTTP status
 * @param body the answer's JSON; missing where it has none
 * @param link the header that leads to other pages; null where there is none
 */
public record GitHubAnswer(
        int status, JsonNode body, @Nullable String link) {

    private static final int WITH_JSON = 200;

    private static final Pattern NEXT =
            Pattern.compile("<[^>]*[?&]cursor=([A-Za-z0-9_.~%-]{1,500})[^>]*>;\\s*rel=\"next\"");

    /** The body, where the status is {@code wanted}. */
    public JsonNode expect(int wanted) throws GitHubRefused {
        if (status != wanted) {
            throw new GitHubRefused(
                    status,
                    status / 100 == 2
                            ? "What answered is not GitHub's REST API: " + status + " instead of " + wanted
                            : "GitHub answered " + status + Said.of(body));
        }
        if (wanted == WITH_JSON && body.isMissingNode()) {
            throw new GitHubRefused(status, "What answered is not GitHub's REST API: there is no JSON in its answer");
        }
        return body;
    }

    /**
     * The cursor of the next page, as it stands in a URL; nothing on the last one.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">GitHub, Using
     *     pagination</a>
     */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(link)
                .flatMap(text -> NEXT.matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .findFirst());
    }
}
