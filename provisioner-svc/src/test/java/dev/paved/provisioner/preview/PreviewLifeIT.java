package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.preview.Given.HEADS;
import static dev.paved.provisioner.preview.Given.MANIFEST;
import static dev.paved.provisioner.preview.Given.SOON;
import static dev.paved.provisioner.preview.Given.closed;
import static dev.paved.provisioner.preview.Given.environment;
import static dev.paved.provisioner.preview.Given.gone;
import static dev.paved.provisioner.preview.Given.happens;
import static dev.paved.provisioner.preview.Given.is;
import static dev.paved.provisioner.preview.Given.local;
import static dev.paved.provisioner.preview.Given.opened;
import static dev.paved.provisioner.preview.Given.reopened;
import static dev.paved.provisioner.preview.Given.sql;
import static dev.paved.provisioner.preview.Given.told;
import static dev.paved.provisioner.preview.Given.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(ForgeResource.class)
class PreviewLifeIT {

    private static final String TWO_HOURS = MANIFEST.replace("1h", "2h");

    @Test
    void pull_request_has_a_preview_until_it_is_closed() {
        // Given
        GitRepository shop = local("life-shop");
        String first = shop.describe(HEADS + "socks", MANIFEST);

        // When
        happens(opened(shop.url(), 7, first, 0));

        // Then
        is("life-shop-pr-7", "ready", first)
                .body("environment", equalTo("life-shop-pr-7"))
                .body("shows", equalTo(first))
                .body("repository", equalTo(shop.url()))
                .body("number", equalTo(7));
        environment("life-shop-pr-7")
                .then()
                .body("type", equalTo("preview"))
                .body("owner", equalTo("preview"))
                .body("phase", equalTo("ready"));

        // When
        String second = shop.describe(HEADS + "socks", TWO_HOURS);
        happens(updated(shop.url(), 7, second, 1));

        // Then
        is("life-shop-pr-7", "ready", second).body("shows", equalTo(second));
        environment("life-shop-pr-7").then().body("generation", equalTo(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told("life-shop-pr-7"))
                        .containsExactly(
                                new PreviewReady("life-shop-pr-7", shop.url(), 7, first, null),
                                new PreviewReady("life-shop-pr-7", shop.url(), 7, second, null)));

        // When
        happens(closed(shop.url(), 7, second, 2));

        // Then
        gone("life-shop-pr-7");
        is("life-shop-pr-7", "closed", second).body("environment", nullValue()).body("url", nullValue());

        // When
        happens(reopened(shop.url(), 7, second, 3));

        // Then
        is("life-shop-pr-7", "ready", second);
        environment("life-shop-pr-7").then().body("phase", equalTo("ready"));
        happens(closed(shop.url(), 7, second, 4));
        gone("life-shop-pr-7");
    }

    @Test
    void events_that_come_twice_late_or_in_another_order_change_nothing() {
        // Given
        GitRepository repository = local("disorder");
        String first = repository.describe(HEADS + "socks", MANIFEST);
        String second = repository.describe(HEADS + "socks", TWO_HOURS);

        // When
        happens(
                updated(repository.url(), 1, second, 5),
                updated(repository.url(), 1, first, 3),
                opened(repository.url(), 1, first, 0),
                updated(repository.url(), 1, second, 5),
                closed(repository.url(), 2, first, 9),
                opened(repository.url(), 2, first, 1),
                updated(repository.url(), 2, second, 4));

        // Then
        is("disorder-pr-1", "ready", second).body("shows", equalTo(second));
        is("disorder-pr-2", "closed", first);
        assertThat(told("disorder-pr-1")).extracting(PreviewReady::head).containsOnly(second);
        environment("disorder-pr-2").then().statusCode(404);
        assertThat(sql("select count(*) from environment where name = 'disorder-pr-2'"))
                .isEqualTo("0");
        assertThat(sql("select generation from environment where name = 'disorder-pr-1'"))
                .isEqualTo("1");
    }

    @Test
    void pull_request_closed_and_opened_again_at_once_is_shown() {
        // Given
        GitRepository repository = local("flicker");
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, head, 0));
        is("flicker-pr-1", "ready", head);
        String before = sql("select environment_id from preview where name = 'flicker-pr-1'");

        // When
        happens(closed(repository.url(), 1, head, 1));
        await().atMost(SOON)
                .until(() -> !Given.show("flicker-pr-1").path("state").equals("ready"));
        happens(reopened(repository.url(), 1, head, 2));

        // Then
        is("flicker-pr-1", "ready", head);
        assertThat(sql("select environment_id from preview where name = 'flicker-pr-1'"))
                .isNotEqualTo(before);
    }

    @Test
    void pull_requests_of_one_and_of_two_repositories_keep_apart() {
        // Given
        GitRepository one = local("apart");
        GitRepository other = local("elsewhere/apart");
        String head = one.describe(HEADS + "socks", MANIFEST);
        String mitts = one.describe(HEADS + "mitts", TWO_HOURS);
        String others = other.describe(HEADS + "socks", MANIFEST);

        // When
        happens(opened(one.url(), 1, head, 0), opened(other.url(), 1, others, 0), opened(one.url(), 2, mitts, 0));

        // Then
        is("apart-pr-1", "ready", head);
        is("apart-pr-2", "ready", mitts);
        String second = sql("select name from preview where repository = '" + other.url() + "'");
        assertThat(second).matches("apart-pr-1-[0-9a-f]{6}|apart-pr-1");
        as("ada").get("/api/previews?repository=" + other.url()).then().body("items", hasSize(1));
        as("ada").get("/api/previews?repository=" + one.url()).then().body("items", hasSize(2));

        // When
        happens(closed(one.url(), 1, head, 1));

        // Then
        gone("apart-pr-1");
        environment(sql("select environment from preview where repository = '" + other.url() + "'"))
                .then()
                .body("phase", equalTo("ready"));
        environment("apart-pr-2").then().body("phase", equalTo("ready"));
    }

    @Test
    void many_commits_at_once_end_with_the_newest() {
        // Given
        GitRepository repository = local("rush");
        String[] heads = new String[8];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = repository.describe(HEADS + "socks", MANIFEST.replace("1h", i + 1 + "h"));
        }

        // When
        happens(opened(repository.url(), 1, heads[0], 0));
        for (int i : new int[] {3, 1, 7, 2, 6, 4, 5}) {
            happens(updated(repository.url(), 1, heads[i], i));
        }

        // Then
        is("rush-pr-1", "ready", heads[7]).body("shows", equalTo(heads[7]));
        assertThat(sql("select spec from environment where name = 'rush-pr-1'")).contains("28800");
    }

    @Test
    void same_manifest_in_the_next_commit_changes_the_commit_alone() {
        // Given
        GitRepository repository = local("same");
        String first = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, first, 0));
        is("same-pr-1", "ready", first);

        // When
        String second = repository.commit(HEADS + "socks", Map.of(GitRepository.MANIFEST, MANIFEST, "README", "new"));
        happens(updated(repository.url(), 1, second, 1));

        // Then
        is("same-pr-1", "ready", second).body("shows", equalTo(second));
        environment("same-pr-1").then().body("generation", equalTo(1));
    }

    @Test
    void preview_whose_time_is_up_is_made_again_by_the_next_commit() {
        // Given
        GitRepository repository = local("brief");
        String first = repository.describe(HEADS + "socks", MANIFEST.replace("1h", "5s"));

        // When
        happens(opened(repository.url(), 1, first, 0));

        // Then
        is("brief-pr-1", "ended", first);
        gone("brief-pr-1");
        is("brief-pr-1", "ended", first)
                .body("message", startsWith("brief-pr-1 has ended: its time was up at"))
                .body("message", containsString("the next commit of the pull request makes it again"));

        // When
        String second = repository.describe(HEADS + "socks", MANIFEST);
        happens(updated(repository.url(), 1, second, 1));

        // Then
        is("brief-pr-1", "ready", second).body("message", nullValue());
    }

    @Test
    void preview_that_is_called_otherwise_is_made_anew() {
        // Given
        GitRepository repository = local("renamed");
        String manifest = MANIFEST.replace("spec:", "metadata: {name: \"renamed-${short-sha}\"}\nspec:");
        String first = repository.describe(HEADS + "socks", manifest);
        happens(opened(repository.url(), 1, first, 0));
        String before = "renamed-" + first.substring(0, 7);
        is("renamed-pr-1", "ready", first).body("environment", equalTo(before));

        // When
        String second = repository.describe(HEADS + "socks", manifest);
        happens(updated(repository.url(), 1, second, 1));

        // Then
        is("renamed-pr-1", "ready", second).body("environment", equalTo("renamed-" + second.substring(0, 7)));
        environment(before).then().statusCode(404);
    }

    @Test
    void database_is_filled_from_a_file_of_the_commit() {
        // Given
        GitRepository repository = local("seeded");
        String head = repository.commit(
                HEADS + "socks",
                Map.of(
                        GitRepository.MANIFEST,
                        MANIFEST.replace("ttl: 1h", "ttl: 1h, databases: [{type: postgres, seed: demo/data.sql}]"),
                        "demo/data.sql",
                        "create table sock (colour text);"));

        // When
        happens(opened(repository.url(), 1, head, 0));

        // Then
        is("seeded-pr-1", "ready", head);
        as("ada").get("/api/databases?environment=seeded-pr-1").then().body("items[0].phase", equalTo("ready"));
        happens(closed(repository.url(), 1, head, 1));
        gone("seeded-pr-1");
    }

    @Test
    void what_was_known_before_a_crash_is_acted_on_after_it() {
        // Given
        GitRepository repository = local("crashed");
        String head = repository.describe(HEADS + "socks", MANIFEST);

        // When
        sql("""
                insert into preview (name, repository, repository_key, number, branch, head, head_at, fork, labels, open,
                                     open_at, news, observed, attempts, state, correlation_id, created_at, updated_at, version)
                values ('crashed-pr-1', '%s', 'file:%s', 1, 'socks', '%s', now(), false, '', true,
                        now(), 3, 2, 0, 'WAITING', 'x', now(), now(), 0)""".formatted(repository.url(), repository.folder().toString().replaceFirst("\\.git$", ""), head));

        // Then
        is("crashed-pr-1", "ready", head);
    }
}
