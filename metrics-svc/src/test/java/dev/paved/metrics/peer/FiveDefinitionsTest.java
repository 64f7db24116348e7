package dev.paved.metrics.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One story by five definitions.
 *
 * <pre>
 * hour  1  push of c1
 *       2  d1 of c1 finished
 *      12  push of c2 and c3, a pull request: first commit at 6, opened at 10, merged at 12
 *      14  d2 of c3 finished
 *      14  incident i1 begins, in that instant, resolved at 17
 *      20  push of c4, a pull request: first commit and opened at 19, merged at 20
 *      22  d3 of c4 finished
 *      23  incident i2 begins, which names c4; not resolved
 *      26  d4, a rollback to c3, finished
 * </pre>
 */
class FiveDefinitionsTest {

    private static final int DAY = 24;
    private static final double HOUR = 3_600;

    private final Story hello = new Story("hello");

    private record Line(
            String name,
            int deployments,
            @Nullable Double lead,
            int failed,
            int of,
            @Nullable Double recovery) {}

    @Test
    void story_comes_to_what_each_definition_says() {
        // Given
        tell();

        // When
        List<Line> lines = Stream.concat(Stream.of(DoraRules.DEFAULT), Peers.ALL.stream())
                .map(this::line)
                .toList();

        // Then
        assertThat(lines)
                .containsExactly(
                        // Lead: c2 2 h, c3 2 h, c4 2 h. Failed: d2 by i1, d3 by i2 and the rollback.
                        // Recovery: i1 3 h; d3 from i2 at 23 to the rollback at 26, 3 h.
                        new Line("dora", 4, 2 * HOUR, 2, 4, 3 * HOUR),
                        // Two days. Lead: from 6 to 14, 8 h; from 19 to 22, 3 h; the lower. Failed: d1 by i1, as that
                        // does not begin after d2, and d3 by i2. Recovery: i1 from d1 at 2 to 17, 15 h.
                        new Line("devlake", 2, 3 * HOUR, 2, 4, 15 * HOUR),
                        // Lead: c1 1 h; c2 and c3 2 h with d2; c4 2 h; c2 and c3 14 h with d4; the median of six is
                        // 2 h. Failed: d3 by i2. Recovery: i1 3 h.
                        new Line("fourkeys", 4, 2 * HOUR, 1, 4, 3 * HOUR),
                        // Lead: c1 1 h, c3 2 h as version 3 and 14 h as version 5, c4 2 h; the mean of the four.
                        // Two incidents by four commits. Recovery: i1 3 h.
                        new Line("pelorus", 4, 19 / 4.0 * HOUR, 2, 4, 3 * HOUR),
                        // Lead: 8 h and 3 h; the mean. Failed: d2 by i1, d3 by i2. Recovery: i1 3 h.
                        new Line("middleware", 4, 5.5 * HOUR, 2, 4, 3 * HOUR));
    }

    private void tell() {
        hello.pushed(1, "c1");
        hello.deployment("d1", "1").succeeded(2);
        hello.pushed(12, "c2", "c3");
        hello.merged(1, "c3", hello.hour(6), hello.hour(10), hello.hour(12));
        hello.deployment("d2", "3").succeeded(14);
        hello.incident("i1").opened(14);
        hello.incident("i1").resolved(17);
        hello.pushed(20, "c4");
        hello.merged(2, "c4", hello.hour(19), hello.hour(19), hello.hour(20));
        hello.deployment("d3", "4").succeeded(22);
        hello.incident("i2").byCommit("c4").opened(23);
        hello.deployment("d4", "5").of("c3").succeeded(26);
    }

    private Line line(Ruleset rules) {
        Metrics metrics = new ByRules(rules, Window.WEEK, hello.hour(2 * DAY)).metrics(hello);
        boolean mean = rules.name().equals("pelorus") || rules.name().equals("middleware");
        return new Line(
                rules.name(),
                metrics.deploymentFrequency().count(),
                mean
                        ? metrics.changeLeadTime().meanSeconds()
                        : metrics.changeLeadTime().p50Seconds(),
                metrics.changeFailRate().failed(),
                metrics.changeFailRate().samples(),
                mean
                        ? metrics.failedDeploymentRecoveryTime().meanSeconds()
                        : metrics.failedDeploymentRecoveryTime().p50Seconds());
    }
}
