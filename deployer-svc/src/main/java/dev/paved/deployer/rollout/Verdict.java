package dev.paved.deployer.rollout;

import dev.paved.deployer.strategy.CanaryStep.Analysis;
import java.util.List;

/** What measurements come to. */
sealed interface Verdict {

    /** More of them are to be made. */
    record Open() implements Verdict {}

    /** The version does well. */
    record Passed() implements Verdict {}

    /** It does not. */
    record Failed(String reason) implements Verdict {}

    /** Nobody can tell but a person. */
    record Undecided(String reason) implements Verdict {}

    /** On {@code measured}, as {@code analysis} says. One that is unclear is never taken for good or bad. */
    static Verdict on(Analysis analysis, List<Measurement> measured) {
        List<Double> bad = measured.stream()
                .filter(Measurement.Bad.class::isInstance)
                .map(it -> ((Measurement.Bad) it).result())
                .toList();
        if (bad.size() > analysis.failureLimit()) {
            return new Failed("The analysis failed: %d of %d measurements were not '%s', the last was %s."
                    .formatted(bad.size(), measured.size(), analysis.success(), bad.getLast()));
        }
        if (!measured.isEmpty() && measured.getLast() instanceof Measurement.Unclear(String reason)) {
            return new Undecided("The analysis can't tell whether it does well: " + reason);
        }
        return measured.size() >= analysis.count() ? new Passed() : new Open();
    }
}
