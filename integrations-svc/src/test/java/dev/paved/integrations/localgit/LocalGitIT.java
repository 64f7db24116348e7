package dev.paved.integrations.localgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class LocalGitIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Observed observed;

    @Test
    void pushes_are_published_with_their_commits() throws Exception {
        try (Workshop git = Workshop.create("hello")) {
            // Given
            Published.service("hello", git.bare().toString());
            String first = git.commit("README.md");
            git.push("main");
            Published.await("repository/hello", 1);

            // When
            String second = git.commit("src/a.js");
            String third = git.commit("src/b.js");
            git.push("main");

            // Then
            List<CommitsPushed> pushes = pushes("hello", 2);
            assertThat(pushes.getFirst().before()).isNull();
            assertThat(pushes.getFirst().after()).isEqualTo(first);
            assertThat(pushes.getFirst().commits()).extracting(Commit::sha).containsExactly(first);
            CommitsPushed push = pushes.getLast();
            assertThat(push.service()).isEqualTo("hello");
            assertThat(push.repository()).isEqualTo(git.bare().toString());
            assertThat(push.branch()).isEqualTo("main");
            assertThat(push.before()).isEqualTo(first);
            assertThat(push.after()).isEqualTo(third);
            assertThat(push.pusher()).isEqualTo("Ada");
            assertThat(push.pushedAt()).isBetween(Instant.now().minus(SOON), Instant.now());
            assertThat(push.commits())
                    .containsExactly(
                            new Commit(second, time(60), time(65), false, List.of("src/a.js")),
                            new Commit(third, time(120), time(125), false, List.of("src/b.js")));
        }
    }

    @Test
    void new_branch_has_only_its_own_commits_and_a_merge_brings_them() throws Exception {
        try (Workshop git = Workshop.create("branched")) {
            // Given
            Published.service("branched", git.bare().toUri().toString());
            String first = git.commit("README.md");
            git.push("main");
            Published.await("repository/branched", 1);

            // When
            git.branch("feature/socks");
            String socks = git.commit("socks.js");
            git.push("feature/socks");
            Published.await("repository/branched", 2);
            String merge = git.merge("main", "feature/socks");
            git.push("main");

            // Then
            List<CommitsPushed> pushes = pushes("branched", 3);
            assertThat(pushes.get(1).branch()).isEqualTo("feature/socks");
            assertThat(pushes.get(1).before()).isNull();
            assertThat(pushes.get(1).commits()).extracting(Commit::sha).containsExactly(socks);
            assertThat(pushes.get(2).before()).isEqualTo(first);
            assertThat(pushes.get(2).commits()).extracting(Commit::sha).containsExactly(socks, merge);
            assertThat(pushes.get(2).commits()).extracting(Commit::merge).containsExactly(false, true);
        }
    }

    @Test
    void force_push_tells_where_the_branch_was() throws Exception {
        try (Workshop git = Workshop.create("forced")) {
            // Given
            Published.service("forced", git.bare().toString());
            String first = git.commit("README.md");
            String wrong = git.commit("wrong.js");
            git.push("main");
            Published.await("repository/forced", 1);

            // When
            git.reset(first);
            String right = git.commit("right.js");
            git.push("main");

            // Then
            CommitsPushed push = pushes("forced", 2).getLast();
            assertThat(push.before()).isEqualTo(wrong);
            assertThat(push.after()).isEqualTo(right);
            assertThat(push.commits()).extracting(Commit::sha).containsExactly(right);
        }
    }

    @Test
    void what_is_pushed_while_nobody_may_look_is_published_later_and_once() throws Exception {
        try (Workshop git = Workshop.create("away");
                Workshop other = Workshop.create("not-away")) {
            // Given
            Published.service("away", git.bare().toString());
            String first = git.commit("README.md");
            git.push("main");
            Published.await("repository/away", 1);
            Published.execute(
                    "insert into lease values ('local-git/away', 'another instance', 0, now() + interval '1 h')"
                            + " on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at");

            // When
            String second = git.commit("a.js");
            git.push("main");
            String third = git.commit("b.js");
            git.push("main");
            other.commit("README.md");
            other.push("main");
            other.age("main");
            Published.await("repository/not-away", 1);
            assertThat(Published.of("repository/away")).hasSize(1);
            Published.execute("update lease set expires_at = now() - interval '1 s' where name = 'local-git/away'");

            // Then
            CommitsPushed push = pushes("away", 2).getLast();
            assertThat(push.before()).isEqualTo(first);
            assertThat(push.commits()).extracting(Commit::sha).containsExactly(second, third);
        }
    }

    @Test
    void nothing_is_published_twice_by_an_instance_that_remembers_nothing() throws Exception {
        try (Workshop git = Workshop.create("forgotten")) {
            // Given
            Published.service("forgotten", git.bare().toString());
            git.commit("README.md");
            git.push("main");
            Published.await("repository/forgotten", 1);

            // When
            observed.retain(List.of());

            // Then
            String next = git.commit("a.js");
            git.push("main");
            assertThat(pushes("forgotten", 2))
                    .hasSize(2)
                    .last()
                    .extracting(CommitsPushed::after)
                    .isEqualTo(next);
        }
    }

    @Test
    void deleted_branch_is_forgotten() throws Exception {
        try (Workshop git = Workshop.create("pruned")) {
            // Given
            Published.service("pruned", git.bare().toString());
            git.commit("README.md");
            git.push("main");
            git.branch("old");
            git.commit("old.js");
            git.push("old");
            Published.await("repository/pruned", 2);

            // When
            git.delete("old");

            // Then
            await().atMost(SOON)
                    .until(() -> Published.count(
                                    "select count(*) from branch_head where repository = 'pruned' and branch = 'old'")
                            == 0);
            assertThat(Published.of("repository/pruned")).hasSize(2);
        }
    }

    @Test
    void first_push_waits_for_the_catalog() throws Exception {
        try (Workshop git = Workshop.create("newborn")) {
            // Given
            git.commit("README.md");
            git.push("main");

            // When
            Published.service("newborn", git.bare().toString());

            // Then
            assertThat(pushes("newborn", 1).getFirst().service()).isEqualTo("newborn");
        }
    }

    @Test
    void repository_that_is_of_no_service_for_long_is_published_without_one() throws Exception {
        try (Workshop git = Workshop.create("nobodys")) {
            // When
            git.commit("README.md");
            git.push("main");
            git.age("main");

            // Then
            CommitsPushed push = pushes("nobodys", 1).getFirst();
            assertThat(push.service()).isNull();
            assertThat(push.repository()).startsWith("file:///").endsWith("/repositories/nobodys.git");
        }
    }

    private static Instant time(long seconds) {
        return Instant.parse("2026-05-01T10:00:00Z").plusSeconds(seconds);
    }

    private static List<CommitsPushed> pushes(String repository, int count) {
        return Published.await("repository/" + repository, count).stream()
                .map(EventEnvelope::event)
                .map(CommitsPushed.class::cast)
                .toList();
    }
}
