package dev.paved.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.github.Github;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GitlabServicesIT {
    private static final String LAB = "https://gitlab.example.com/";

    @Test
    void project_is_none_of_a_repository_on_github_that_is_called_alike() {
        // Given
        Published.service("mirrored", "acme/mirrored");
        Github.deliver("ping", Github.ping("acme/mirrored", 7_001));

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "acme/mirrored"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("repository/" + LAB + "acme/mirrored", 1)
                        .getFirst()
                        .event())
                .isInstanceOfSatisfying(
                        CommitsPushed.class,
                        pushed -> assertThat(pushed.service()).isNull());
    }

    @Test
    void project_of_an_organisation_that_github_delivers_for_is_none_that_has_no_host() {
        // Given
        Published.service("organised", "organised-inc/organised");
        Github.deliver("ping", Github.pingOfOrganisation("Organised-Inc", 7_002));

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "organised-inc/organised"));

        // Then
        assertThat(serviceOf("organised-inc/organised")).isNull();
    }

    @Test
    void project_is_none_that_has_no_host_and_that_github_told_of() {
        // Given
        Published.service("pushed-both", "acme/pushed-both");
        Published.service("built-both", "acme/built-both");
        Github.deliver("push", Github.payload("push", "Acme/Pushed-both"));
        Github.deliver("workflow_run", Github.payload("workflow_run", "Acme/Built-both"));

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "acme/built-both"));
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "acme/pushed-both"));

        // Then
        assertThat(serviceOf("acme/pushed-both")).isNull();
        assertThat(serviceOf("acme/built-both")).isNull();
    }

    @Test
    void project_that_the_catalog_names_without_a_host_is_its_services_where_github_has_none() {
        // Given
        Published.service("hostless", "lab-group/sub/hostless");

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "lab-group/sub/hostless"));

        // Then
        assertThat(serviceOf("lab-group/sub/hostless")).isEqualTo("hostless");
    }

    @Test
    void project_without_a_host_that_several_services_have_is_nones() {
        // Given
        Published.service("shared-a", "lab-group/shared");
        Published.service("shared-b", "lab-group/shared");

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "lab-group/shared"));

        // Then
        assertThat(serviceOf("lab-group/shared")).isNull();
    }

    @Test
    void project_is_known_by_the_other_addresses_that_gitlab_says_it_has() {
        // Given
        Published.service("by-ssh", "ssh://git@altssh.gitlab.example.com:443/acme/by-another-name.git");

        // When
        Gitlab.deliver("Push Hook", withSsh("acme/by-ssh", "git@altssh.gitlab.example.com:acme/by-another-name.git"));

        // Then
        assertThat(serviceOf("acme/by-ssh")).isEqualTo("by-ssh");
    }

    @Test
    void address_of_another_forge_is_none_of_a_project() {
        // Given
        Published.service("on-other-forge", "https://git.example.org/acme/on-other-forge.git");
        Published.service("on-github", IntegrationsStack.gitHub().url() + "/acme/on-github.git");

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "acme/on-other-forge"));
        Gitlab.deliver("Push Hook", withSsh("acme/on-github", "ssh://git@127.0.0.1/acme/on-github.git"));

        // Then
        assertThat(serviceOf("acme/on-other-forge")).isNull();
        assertThat(serviceOf("acme/on-github")).isNull();
    }

    private static String withSsh(String project, String address) {
        return Gitlab.payload("push", project)
                .replace("\"git_http_url\":", "\"git_ssh_url\": \"" + address + "\",\n    \"git_http_url\":");
    }

    private static @Nullable String serviceOf(String project) {
        return ((CommitsPushed) Published.await("repository/" + LAB + project, 1)
                        .getFirst()
                        .event())
                .service();
    }

    @Test
    void repository_on_github_is_none_of_a_project_that_is_called_alike() {
        // Given
        Published.service("only-lab", LAB + "acme/only-lab.git");

        // When
        Github.deliver("push", Github.payload("push", "acme/only-lab"));

        // Then
        assertThat(Published.await("repository/acme/only-lab", 1).getFirst().event())
                .isInstanceOfSatisfying(
                        CommitsPushed.class,
                        pushed -> assertThat(pushed.service()).isNull());
    }
}
