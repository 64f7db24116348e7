package dev.paved.metrics.dora;

import java.util.List;

/**
 * Rules in words.
 *
 * @param source where they are published
 * @param metrics what each metric means
 * @param differences where they differ from DORA's; none for DORA's own
 */
public record Rulebook(String source, List<Meaning> metrics, List<String> differences) {

    public Rulebook {
        metrics = List.copyOf(metrics);
        differences = List.copyOf(differences);
    }

    /** A metric in words. */
    public record Meaning(String metric, String meaning) {}
}
