package dev.paved.integrations.github.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Makes a deployment on GitHub, once, and says how it goes. */
@Singleton
class DeploymentTeller {

    private final GitHub gitHub;

    DeploymentTeller(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** Takes the next step for {@code row}, which wishes {@code wish}. */
    Outcome step(Row row, DeploymentWish wish) throws GitHubBusy, GitHubRefused {
        String path = "/repos/" + row.repository() + "/deployments";
        Long remote = row.remote();
        if (remote == null) {
            OptionalLong made = row.asked() ? find(path, wish) : OptionalLong.empty();
            return new Outcome.Found(made.isPresent() ? made.getAsLong() : make(path, wish));
        }
        String wanted = wish.state().word();
        String statuses = path + "/" + remote + "/statuses";
        if (!wanted.equals(row.told()) && !(row.asked() && wanted.equals(latest(statuses)))) {
            gitHub.post(statuses, wish.progress()).expect(201);
        }
        return new Outcome.Done(wanted, remote);
    }

    private long make(String path, DeploymentWish wish) throws GitHubBusy, GitHubRefused {
        return gitHub.post(path, wish.creation()).expect(201).path("id").asLong();
    }

    private OptionalLong find(String path, DeploymentWish wish) throws GitHubBusy, GitHubRefused {
        String query =
                "?sha=" + wish.sha() + "&environment=" + URLEncoder.encode(wish.place(), UTF_8) + "&per_page=100";
        JsonNode listed = gitHub.get(path + query).expect(200);
        return StreamSupport.stream(listed.spliterator(), false)
                .filter(each -> OwnDeployment.id(each.path("payload"))
                        .filter(wish.deployment()::equals)
                        .isPresent())
                .mapToLong(each -> each.path("id").asLong())
                .findFirst();
    }

    private String latest(String statuses) throws GitHubBusy, GitHubRefused {
        return gitHub.get(statuses + "?per_page=1")
                .expect(200)
                .path(0)
                .path("state")
                .asText("");
    }
}
