package dev.paved.deployer.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.deployer.gitops.EnvironmentRepository.Committed;
import dev.paved.deployer.gitops.Judgement.Bad;
import dev.paved.deployer.gitops.Judgement.Good;
import dev.paved.deployer.gitops.Judgement.Pending;
import dev.paved.deployer.gitops.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static final String OLD = "0".repeat(40);
    private static final String OURS = "1".repeat(40);
    private static final String LATER = "2".repeat(40);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static Verdict at(Duration later, Statuses statuses) {
        Instant now = Instant.now();
        var object = JsonMapper.builder()
                .build()
                .valueToTree(Map.of(
                        "metadata", Map.of("name", "staging-hello"),
                        "spec", Map.of("syncPolicy", Map.of("automated", Map.of())),
                        "status", statuses.status()));
        return new Judgement(
                        Application.of(object),
                        new Committed(OURS, now.minusSeconds(5)),
                        Image.of("registry.example.com/hello:1.2.3").orElseThrow(),
                        now.minusSeconds(5),
                        Set.of(OURS, LATER),
                        GRACE,
                        now.plus(later))
                .verdict();
    }

    private static Verdict now(Statuses statuses) {
        return at(Duration.ZERO, statuses);
    }

    private static Verdict later(Statuses statuses) {
        return at(GRACE.plusSeconds(2), statuses);
    }

    @Test
    void synced_and_healthy_at_the_commit_or_a_later_one_is_good() {
        assertThat(now(Statuses.at(OURS, "Synced", "Healthy"))).isEqualTo(new Good());
        assertThat(now(Statuses.at(LATER, "Synced", "Healthy").synced(LATER, "Succeeded", "synced")))
                .isEqualTo(new Good());
        assertThat(now(Statuses.at(OURS, "Synced", "Healthy").running("envoy:1", "registry.example.com/hello:1.2.3")))
                .isEqualTo(new Good());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Synced    | Progressing | is progressing
            Synced    | Suspended   | waits for somebody to resume it
            Synced    | Missing     | are not there yet
            Synced    | Unknown     | does not know yet how healthy
            Synced    | Degraded    | is degraded
            OutOfSync | Healthy     | is about to sync it
            Unknown   | Healthy     | does not know yet whether
            """)
    void everything_else_is_waited_for_at_first(String sync, String health, String words) {
        assertThat(now(Statuses.at(OURS, sync, health)))
                .isInstanceOfSatisfying(
                        Pending.class, it -> assertThat(it.words()).contains(words));
    }

    @Test
    void what_is_told_of_an_earlier_commit_says_nothing_of_this_one() {
        Statuses earlier = Statuses.at(OLD, "Synced", "Degraded").synced(OLD, "Failed", "one or more objects failed");
        assertThat(later(earlier))
                .isEqualTo(
                        new Pending(
                                "Argo CD has not seen the commit 1111111 for the Application staging-hello yet; it is at 0000000."));
    }

    @Test
    void sync_that_failed_is_bad_at_once_and_says_which_resource_why() {
        assertThat(now(Statuses.at(OURS, "OutOfSync", "Healthy").synced(OURS, "Failed", "one or more objects failed")))
                .isEqualTo(new Bad("Argo CD could not sync the Application staging-hello: one or more objects failed;"
                        + " Deployment hello: admission webhook \"policy\" denied the request: no limits."
                        + " Look at it: argocd app get staging-hello."));
    }

    @Test
    void degraded_and_errors_are_believed_after_a_while() {
        Statuses degraded = Statuses.at(OURS, "Synced", "Degraded").saying("exceeded its progress deadline");
        Statuses error = Statuses.at(OLD, "Unknown", "Healthy").condition("ComparisonError", "no such file");
        assertThat(now(error)).isInstanceOf(Pending.class);
        assertThat(later(degraded))
                .isEqualTo(new Bad("The Application staging-hello is degraded: exceeded its progress deadline."));
        assertThat(later(error))
                .isEqualTo(new Bad("Argo CD tells a ComparisonError of the Application staging-hello: no such file."));
    }

    @Test
    void healthy_with_another_image_is_no_success() {
        Statuses other = Statuses.at(OURS, "Synced", "Healthy").running("registry.example.com/hello:1.2.2");
        assertThat(now(other)).isInstanceOf(Pending.class);
        assertThat(later(other))
                .isInstanceOfSatisfying(
                        Bad.class,
                        it -> assertThat(it.reason())
                                .contains(
                                        "does not run registry.example.com/hello:1.2.3. It runs registry.example.com/hello:1.2.2."));
    }

    @Test
    void application_that_argo_cd_has_not_looked_at_is_waited_for() {
        var fresh = Application.of(JsonMapper.builder().build().valueToTree(Map.of("metadata", Map.of("name", "new"))));
        Instant now = Instant.now();
        assertThat(new Judgement(
                                fresh,
                                new Committed(OURS, now),
                                Image.of("registry.example.com/hello:1.2.3").orElseThrow(),
                                now,
                                Set.of(OURS, LATER),
                                GRACE,
                                now)
                        .verdict())
                .isInstanceOf(Pending.class);
    }
}
