package dev.paved.cli.metrics;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that show something else than the table, one at a time. */
final class View {
    @Option(
            names = "--explain",
            paramLabel = "METRIC",
            arity = "0..1",
            fallbackValue = Explanation.ALL,
            description = "What stands behind the numbers, or behind this one: each thing that happened, and why it"
                    + " counts or doesn't.")
    @Nullable
    String explained;

    @Option(names = "--teams", description = "The teams that have metrics.")
    boolean teams;

    @Option(names = "--definitions", description = "What the numbers mean, by each definition there is.")
    boolean definitions;

    @Option(names = "--platform", description = "How well the platform itself does, for all or for --team.")
    boolean platform;
}
