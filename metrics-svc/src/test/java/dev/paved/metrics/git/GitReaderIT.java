package dev.paved.metrics.git;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.StackResource;
import dev.paved.metrics.dora.Metrics.Ranges;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import dev.paved.prerequisite.Prerequisite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class GitReaderIT {

    private static final Instant LAST_WEEK =
            Instant.now().minus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void git_is_there() {
        Prerequisite.program("git", "reading its repositories is not tried");
    }

    /** What others recompute from the topic alone has no repositories. */
    @AfterAll
    static void forget() throws IOException {
        Folders.delete(StackResource.home().resolve("repositories").resolve("read-by-git.git"));
        Tables.execute("delete from git_commit");
    }

    @Test
    void lead_times_are_of_the_commits_that_git_has_in_the_range() throws IOException {
        // Given: one commit deployed, then two on a branch, of which no push was seen, and their merge
        GitProgram git = repository("read-by-git", """
                %s
                commit refs/heads/main
                mark :1
                committer Ada <ada@example.org> %d +0000
                data 5
                first
                M 100644 inline a
                data 1
                1
                commit refs/heads/branch
                mark :2
                committer Ada <ada@example.org> %d +0000
                data 6
                second
                from :1
                M 100644 inline b
                data 1
                1
                commit refs/heads/branch
                mark :3
                committer Ada <ada@example.org> %d +0000
                data 5
                third
                from :2
                M 100644 inline c
                data 1
                1
                commit refs/heads/main
                mark :4
                committer Ada <ada@example.org> %d +0000
                data 5
                merge
                from :1
                merge :3

                done
                """.formatted("feature done", hour(0), hour(2), hour(3), hour(4)));
        String first = git.lines("rev-parse", "main~1").getFirst();
        String merge = git.lines("rev-parse", "main").getFirst();
        Story story = registered("read-by-git", git.repository().toString());
        story.deployment("read-by-git-1", "1").of(first).succeeded(1);
        story.deployment("read-by-git-2", "2").of(merge).succeeded(6);

        // When
        Topic.tell(story);

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Api.service("read-by-git", Window.WEEK).ranges())
                                .isEqualTo(new Ranges(2, 0)));
        assertThat(Api.service("read-by-git", Window.WEEK)
                        .metrics()
                        .changeLeadTime()
                        .meanSeconds())
                .isEqualTo(3.5 * 3600);
        List<String> subjects = as("ada")
                .queryParam("metric", "changeLeadTime")
                .queryParam("window", "7d")
                .get("/api/metrics/services/read-by-git/evidence")
                .then()
                .body("items.find { it.counted }.why", containsString("the repository"))
                .extract()
                .jsonPath()
                .getList("items.findAll { it.counted }.subject");
        assertThat(subjects)
                .containsExactlyInAnyOrderElementsOf(git.lines("rev-list", "--no-merges", first + ".." + merge).stream()
                        .map(sha -> "change/" + sha)
                        .toList());
        assertThat(Tables.count("select count(*) from git_commit where repository like '%read-by-git'"))
                .isEqualTo(4);
    }

    @Test
    void repository_outside_the_folders_that_may_be_read_is_not_opened() throws IOException {
        // Given
        Path elsewhere = Files.createTempDirectory(StackResource.home(), "elsewhere");
        GitProgram git = GitProgram.in(elsewhere, "not-read");
        git.load("""
                feature done
                commit refs/heads/main
                committer Ada <ada@example.org> %d +0000
                data 5
                first
                done
                """.formatted(hour(0)));
        Story story = registered("not-read", git.repository().toString());
        String only = git.lines("rev-parse", "main").getFirst();
        story.pushed(hourOf(0), Story.commit("before", hourOf(0)), Story.commit(only, hourOf(1)));
        story.deployment("not-read-1", "1").of("before").succeeded(1);
        story.deployment("not-read-2", "2").of(only).succeeded(3);

        // When
        Topic.tell(story);

        // Then
        as("ada")
                .queryParam("window", "7d")
                .get("/api/metrics/services/not-read")
                .then()
                .body("ranges.pushes", equalTo(1))
                .body("ranges.git", equalTo(0));
        assertThat(Tables.count("select count(*) from git_commit where repository like '%not-read'"))
                .isZero();
    }

    private static GitProgram repository(String name, String history) throws IOException {
        GitProgram git =
                GitProgram.in(Files.createDirectories(StackResource.home().resolve("repositories")), name);
        git.load(history);
        return git;
    }

    private static Story registered(String service, String repository) {
        return new Story(service, LAST_WEEK)
                .tell(LAST_WEEK, new ServiceRegistered(service, "api", "team-a", repository, true, null, null, null));
    }

    private static Instant hourOf(int hour) {
        return LAST_WEEK.plus(Duration.ofHours(hour));
    }

    private static long hour(int hour) {
        return hourOf(hour).getEpochSecond();
    }
}
