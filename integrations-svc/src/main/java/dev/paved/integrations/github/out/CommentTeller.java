package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** Writes the one comment on a pull request, and changes it in place. */
@Singleton
class CommentTeller {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 30;

    private final GitHub gitHub;

    CommentTeller(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** Takes the next step for {@code row}, which wishes {@code wish}. */
    Outcome step(Row row, CommentWish wish) throws GitHubBusy, GitHubRefused {
        String issues = "/repos/" + row.repository() + "/issues/";
        Long remote = row.remote();
        if (remote == null) {
            String path = issues + wish.number() + "/comments";
            OptionalLong written = find(path, gitHub.login());
            return written.isPresent()
                    ? new Outcome.Found(written.getAsLong())
                    : done(gitHub.post(path, wish.body()).expect(201), wish);
        }
        GitHubAnswer answer = gitHub.patch(issues + "comments/" + remote, wish.body());
        return answer.status() == 404 ? new Outcome.Gone() : done(answer.expect(200), wish);
    }

    private static Outcome done(JsonNode comment, CommentWish wish) {
        return new Outcome.Done(wish.phase().name(), comment.path("id").asLong());
    }

    /** One of {@code login} that begins with the marker: what others write is not taken over. */
    private OptionalLong find(String path, String login) throws GitHubBusy, GitHubRefused {
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode listed =
                    gitHub.get(path + "?per_page=" + PAGE + "&page=" + page).expect(200);
            for (JsonNode comment : listed) {
                if (comment.path("user").path("login").asText("").equalsIgnoreCase(login)
                        && comment.path("body").asText("").startsWith(CommentWish.MARKER)) {
                    return OptionalLong.of(comment.path("id").asLong());
                }
            }
            if (listed.size() < PAGE) {
                break;
            }
        }
        return OptionalLong.empty();
    }
}
