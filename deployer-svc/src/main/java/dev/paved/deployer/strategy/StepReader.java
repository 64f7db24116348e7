package dev.paved.deployer.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.deployer.strategy.CanaryStep.Analysis;
import dev.paved.deployer.strategy.CanaryStep.Pause;
import dev.paved.deployer.strategy.CanaryStep.Samples;
import dev.paved.deployer.strategy.CanaryStep.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and checks a step of a canary. */
final class StepReader {

    private static final String ANALYSIS =
            "analysis: {query: 'sum(rate(errors{service=\"{{service}}\"}[1m]))', success: 'result < 0.05'}";
    private static final String SAMPLES = "minSamples: {query: 'sum(increase(requests[1m]))', atLeast: 50}";
    private static final int MOST_MEASUREMENTS = 1000;

    private StepReader() {}

    static CanaryStep read(String path, JsonNode node) throws StrategyProblem {
        Fields step = Fields.of(path, node, List.of("weight", "pause", "analysis"), "{weight: 10}");
        if (node.size() != 1) {
            throw new StrategyProblem(path, "must be one of weight, pause and analysis", "{weight: 10}");
        }
        if (step.has("weight")) {
            return weight(step);
        }
        return step.has("pause") ? pause(step) : analysis(path + ".analysis", node.path("analysis"));
    }

    private static Weight weight(Fields step) throws StrategyProblem {
        int percent = step.number("weight", 1, 99, 10);
        return new Weight(percent);
    }

    private static Pause pause(Fields step) throws StrategyProblem {
        JsonNode given = step.node().path("pause");
        if (given.isObject() && given.isEmpty()) {
            return new Pause(null);
        }
        Optional<Duration> length = Fields.length(given.asText());
        return new Pause(length.orElseThrow(
                () -> step.wrong("pause", "must be 1s to 24h, or {} to wait for somebody", "pause: 5m")));
    }

    private static Analysis analysis(String path, JsonNode node) throws StrategyProblem {
        Fields given = Fields.of(
                path, node, List.of("query", "success", "interval", "count", "failureLimit", "minSamples"), ANALYSIS);
        String query = query(given, ANALYSIS);
        Condition success = Condition.parse(given.text("success", ANALYSIS))
                .orElseThrow(() ->
                        given.wrong("success", "must compare the result with a number", "success: 'result < 0.05'"));
        int count = given.number("count", 1, MOST_MEASUREMENTS, 3);
        return new Analysis(
                query,
                success,
                given.length("interval", "30s"),
                count,
                given.number("failureLimit", 0, count - 1, 0),
                samples(path + ".minSamples", node.path("minSamples")));
    }

    private static @Nullable Samples samples(String path, JsonNode node) throws StrategyProblem {
        if (node.isMissingNode()) {
            return null;
        }
        Fields given = Fields.of(path, node, List.of("query", "atLeast"), SAMPLES);
        JsonNode least = node.path("atLeast");
        if (!least.isNumber() || !(least.asDouble() > 0)) {
            throw given.wrong("atLeast", "must be a number above 0", SAMPLES);
        }
        return new Samples(query(given, SAMPLES), least.asDouble());
    }

    private static String query(Fields given, String example) throws StrategyProblem {
        String query = given.text("query", example);
        Optional<String> unknown = Placeholders.unknown(query);
        if (unknown.isPresent()) {
            throw given.wrong(
                    "query", "has {{" + unknown.get() + "}}, which is not service, environment or version", example);
        }
        return query;
    }
}
