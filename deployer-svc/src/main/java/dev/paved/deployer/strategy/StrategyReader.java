package dev.paved.deployer.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.deployer.strategy.CanaryStep.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks how a version takes over. */
public final class StrategyReader {

    private static final String FIELD = "deploy";
    private static final String EXAMPLE = "deploy: {strategy: rolling}";
    private static final String STEPS = "steps: [{weight: 10}, {pause: 5m}]";
    private static final int MOST_STEPS = 30;

    private StrategyReader() {}

    /** What {@code deploy} says; rolling where it says nothing. */
    public static Strategy read(JsonNode deploy) throws StrategyProblem {
        if (deploy.isMissingNode() || deploy.isNull()) {
            return new Strategy.Rolling();
        }
        String strategy = deploy.path("strategy").asText();
        return switch (strategy) {
            case "rolling" -> {
                Fields.of(FIELD, deploy, List.of("strategy"), EXAMPLE);
                yield new Strategy.Rolling();
            }
            case "blue-green" ->
                new Strategy.BlueGreen(Fields.of(
                                FIELD, deploy, List.of("strategy", "hold"), "deploy: {strategy: blue-green, hold: 10m}")
                        .length("hold", "10m"));
            case "canary" -> {
                Fields given = Fields.of(
                        FIELD,
                        deploy,
                        List.of("strategy", "steps", "errorRate"),
                        "deploy: {strategy: canary, " + STEPS + "}");
                yield new Strategy.Canary(steps(deploy.path("steps")), errorRate(given));
            }
            default -> throw new StrategyProblem("deploy.strategy", "must be rolling, blue-green or canary", EXAMPLE);
        };
    }

    /** YAML may read {@code off} as false. */
    private static @Nullable Integer errorRate(Fields given) throws StrategyProblem {
        JsonNode rate = given.node().path("errorRate");
        if (rate.isMissingNode()) {
            return null;
        }
        if (List.of("off", "false").contains(rate.asText())) {
            return Strategy.Canary.ANY;
        }
        if (!rate.isInt() || rate.asInt() < 1 || rate.asInt() > 99) {
            throw given.wrong("errorRate", "must be `off`, or 1 to 99 percent", "errorRate: 5");
        }
        return rate.asInt();
    }

    private static List<CanaryStep> steps(JsonNode given) throws StrategyProblem {
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_STEPS) {
            throw new StrategyProblem("deploy.steps", "must be a list of 1 to " + MOST_STEPS + " steps", STEPS);
        }
        List<CanaryStep> steps = new ArrayList<>();
        int weight = 0;
        for (JsonNode node : given) {
            CanaryStep step = StepReader.read("deploy.steps[" + steps.size() + "]", node);
            if (steps.isEmpty() && !(step instanceof Weight)) {
                throw new StrategyProblem("deploy.steps", "must begin with a weight", STEPS);
            }
            if (step instanceof Weight(int percent)) {
                if (percent <= weight) {
                    throw new StrategyProblem(
                            "deploy.steps[" + steps.size() + "].weight",
                            "must be more than the " + weight + " before it",
                            "steps: [{weight: 10}, {pause: 5m}, {weight: 50}]");
                }
                weight = percent;
            }
            steps.add(step);
        }
        return steps;
    }
}
