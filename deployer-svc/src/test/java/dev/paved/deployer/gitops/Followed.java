package dev.paved.deployer.gitops;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.TestService;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;

/** Services whose environments are in the test's repository, and followed by its Argo CD. */
final class Followed {

    private Followed() {}

    static TestService service(String name) {
        ArgoCdResource.argo().make(name, "staging");
        return withoutApplication(name);
    }

    static TestService withoutApplication(String name) {
        TestService service = TestService.create(name);
        service.commit("v1", Map.of("platform.yaml", "run: [app]\n"));
        service.commit("v2", Map.of("platform.yaml", "run: [app, again]\n"));
        ArgoCdResource.environments().commit(file(name), kustomization(name, "0"));
        return service;
    }

    static String kustomization(String service, String tag) {
        return """
                resources: [../../../base]
                images:
                  - name: %s
                    newName: registry.example.com/%s
                    newTag: "%s"
                """.formatted(service, service, tag);
    }

    /** Deploys, with an Argo CD that does all that is wanted. */
    static void follow(String service, String version) {
        Response accepted = deploy(service, "staging", version);
        healthy(service, committed(service, version));
        succeeded(accepted);
    }

    /** The commit of {@code version}, once it is the newest one. */
    static String committed(String service, String version) {
        return await().atMost(SOON)
                .until(
                        () -> ArgoCdResource.environments().log().getFirst(),
                        commit -> commit.getShortMessage().equals("Deploy " + service + " " + version + " to staging"))
                .name();
    }

    static void healthy(String service, String commit) {
        says(service, Statuses.at(commit, "Synced", "Healthy").synced(commit, "Succeeded", "successfully synced"));
    }

    static void says(String service, Statuses status) {
        ArgoCdResource.argo().says("staging-" + service, status.status());
    }

    static void tells(Response accepted, String words) {
        await().atMost(SOON)
                .until(
                        () -> as("ada")
                                .get(accepted.header("Location"))
                                .asString()
                                .replace("\\\"", "\""),
                        it -> it.contains(words));
    }

    static String file(String service) {
        return "environments/staging/" + service + "/kustomization.yaml";
    }

    static String content(String service) {
        return ArgoCdResource.environments().read(file(service));
    }

    static List<String> subjects(String service) {
        return ArgoCdResource.environments().log().stream()
                .map(RevCommit::getShortMessage)
                .filter(it -> it.contains(service))
                .toList();
    }
}
