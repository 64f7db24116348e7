package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import jakarta.inject.Singleton;
import java.util.stream.StreamSupport;

/** Sets the status of a commit, where it is another. */
@Singleton
class StatusTeller {

    private final GitHub gitHub;

    StatusTeller(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** Takes the next step for {@code row}, which wishes {@code wish}. */
    Outcome step(Row row, StatusWish wish) throws GitHubBusy, GitHubRefused {
        String wanted = wish.verdict().word();
        if (!wanted.equals(row.told()) && !(row.asked() && isSet(row, wish))) {
            gitHub.post("/repos/" + row.repository() + "/statuses/" + wish.sha(), wish.body())
                    .expect(201);
        }
        return new Outcome.Done(wanted, null);
    }

    /** The newest comes first. */
    private boolean isSet(Row row, StatusWish wish) throws GitHubBusy, GitHubRefused {
        String path = "/repos/" + row.repository() + "/commits/" + wish.sha() + "/statuses?per_page=100";
        JsonNode listed = gitHub.get(path).expect(200);
        return StreamSupport.stream(listed.spliterator(), false)
                .filter(each -> each.path("context").asText("").equalsIgnoreCase(wish.context()))
                .findFirst()
                .filter(latest ->
                        wish.verdict().word().equals(latest.path("state").asText("")))
                .isPresent();
    }
}
