package dev.paved.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Health;
import dev.paved.deployer.target.Observed;
import dev.paved.deployer.target.Renewing;
import dev.paved.deployer.target.Target;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoodVersionsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void last_good_version_is_the_one_before() {
        assertThat(good("d3", deployed("d3", "3"), deployed("d2", "2"), deployed("d1", "1")))
                .isEqualTo("d2");
    }

    @Test
    void version_that_was_undone_is_passed_over() {
        assertThat(good("d3", deployed("d3", "3"), undone("d2", "2", "dX"), deployed("d1", "1")))
                .isEqualTo("d1");
    }

    @Test
    void second_rollback_goes_further_back_and_never_forward() {
        Deployment second = rollback("d5", "1", "d1");
        Deployment first = undoneRollback("d4", "2", "d2", "d5");

        assertThat(good(
                        "d4",
                        rollback("d4", "2", "d2"),
                        undone("d3", "3", "d4"),
                        deployed("d2", "2"),
                        deployed("d1", "1")))
                .isEqualTo("d1");
        assertThatThrownBy(() ->
                        good("d5", second, first, undone("d3", "3", "d4"), deployed("d2", "2"), deployed("d1", "1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("none to go back to");
    }

    @Test
    void same_version_deployed_again_is_nothing_to_go_back_to() {
        assertThatThrownBy(() -> good("d2", deployed("d2", "1"), deployed("d1", "1")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void version_after_a_rollback_goes_back_to_what_the_rollback_brought() {
        assertThat(good(
                        "d4",
                        deployed("d4", "3"),
                        rollback("d3", "1", "d1"),
                        undone("d2", "2", "d3"),
                        deployed("d1", "1")))
                .isEqualTo("d3");
    }

    @Test
    void ids_say_nothing_about_the_order() {
        assertThat(good("a3", deployed("a3", "3"), deployed("c2", "2"), deployed("b1", "1")))
                .isEqualTo("c2");
    }

    private static long position(String id) {
        return Long.parseLong(id.substring(1));
    }

    private static String good(String present, Deployment... newestFirst) {
        List<Deployment> all = List.of(newestFirst);
        Deployment serving =
                all.stream().filter(d -> d.id().equals(present)).findFirst().orElseThrow();
        Target target = new Target(
                "hello",
                "production",
                EnvironmentType.PRODUCTION,
                new Desired(present, serving.version(), serving.commit(), "/r", NOW, "ada"),
                null,
                present,
                NOW,
                new Observed(Health.HEALTHY, 1L, 1, null),
                0,
                null,
                Renewing.NEW);
        return new GoodVersions(target, all).toGoBackTo(null).id();
    }

    private static Deployment deployed(String id, String version) {
        return deployment(id, version, null, null);
    }

    private static Deployment undone(String id, String version, String by) {
        return deployment(id, version, null, by);
    }

    private static Deployment rollback(String id, String version, String restores) {
        return deployment(id, version, restores, null);
    }

    private static Deployment undoneRollback(String id, String version, String restores, String by) {
        return deployment(id, version, restores, by);
    }

    private static Deployment deployment(String id, String version, @Nullable String restores, @Nullable String by) {
        return new Deployment(
                id,
                position(id),
                "hello",
                "production",
                EnvironmentType.PRODUCTION,
                version,
                "commit-of-" + version,
                restores == null ? DeploymentKind.PLANNED : DeploymentKind.ROLLBACK,
                null,
                "succeeded",
                "succeeded",
                "dep-" + id,
                "ada",
                NOW,
                NOW,
                NOW,
                null,
                null,
                null,
                restores,
                by,
                null,
                "/r",
                NOW,
                "chain",
                null,
                null,
                Terms.NONE,
                null);
    }
}
