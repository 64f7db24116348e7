package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Stories measured by rules. */
record ByRules(Ruleset rules, Window window, Instant asOf) {

    Metrics metrics(Story... stories) {
        return rules.measure(
                Stream.of(stories)
                        .map(story -> rules.judge(story.facts(), asOf))
                        .toList(),
                window,
                asOf);
    }

    /** The reasons of what stands behind {@code metric}, by subjects, in order. */
    List<String> evidence(Story story, MetricName metric) {
        return rules.evidence(rules.explain(story.facts(), asOf), metric, window, asOf).stream()
                .map(ByRules::words)
                .sorted()
                .toList();
    }

    private static String words(Evidence evidence) {
        return evidence.subject() + " " + evidence.reason() + (evidence.counted() ? "" : " (left out)");
    }
}
