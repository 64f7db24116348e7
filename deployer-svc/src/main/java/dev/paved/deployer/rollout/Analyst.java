package dev.paved.deployer.rollout;

import dev.paved.deployer.strategy.CanaryStep.Analysis;
import dev.paved.deployer.strategy.CanaryStep.Samples;
import dev.paved.deployer.strategy.Placeholders;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Measures how versions do. What can't be measured is unclear, never good or bad. */
@Singleton
class Analyst {

    private final Prometheus prometheus;

    Analyst(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** What is measured of {@code d} now. */
    Measurement measure(Deployment d, Analysis analysis) {
        try {
            Samples samples = analysis.samples();
            if (samples != null) {
                double there = ask(d, samples.query());
                if (there < samples.atLeast()) {
                    return new Measurement.Unclear(
                            "there are " + there + " samples, at least " + samples.atLeast() + " are needed.");
                }
            }
            double result = ask(d, analysis.query());
            return analysis.success().isMetBy(result) ? new Measurement.Good(result) : new Measurement.Bad(result);
        } catch (Prometheus.NoNumber e) {
            return new Measurement.Unclear(String.valueOf(e.getMessage()));
        }
    }

    private double ask(Deployment d, String query) throws Prometheus.NoNumber {
        Optional<String> filled = Placeholders.fill(
                query, Map.of("service", d.service(), "environment", d.environment(), "version", d.version()));
        return prometheus.number(filled.orElseThrow(
                () -> new Prometheus.NoNumber("the version's name has characters that a query can't safely hold.")));
    }
}
