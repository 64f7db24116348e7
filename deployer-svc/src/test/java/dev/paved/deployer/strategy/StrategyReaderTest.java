package dev.paved.deployer.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyReaderTest {

    @Test
    void whole_canary_is_read() throws StrategyProblem {
        assertThat(StrategyReader.read(yaml("""
                strategy: canary
                steps:
                - weight: 10
                - pause: 30s
                - analysis: {query: 'x{s="{{service}}"}', success: result < 0.05, interval: 10s, count: 3, failureLimit: 1,
                             minSamples: {query: y, atLeast: 20}}
                - weight: 50
                - pause: {}
                """)))
                .isEqualTo(new Strategy.Canary(List.of(
                        new CanaryStep.Weight(10),
                        new CanaryStep.Pause(Duration.ofSeconds(30)),
                        new CanaryStep.Analysis(
                                "x{s=\"{{service}}\"}",
                                new Condition("<", 0.05),
                                Duration.ofSeconds(10),
                                3,
                                1,
                                new CanaryStep.Samples("y", 20)),
                        new CanaryStep.Weight(50),
                        new CanaryStep.Pause(null))));
    }

    @Test
    void nothing_said_is_rolling_and_blue_green_holds_ten_minutes() throws StrategyProblem {
        assertThat(StrategyReader.read(yaml("x: 1").path("deploy"))).isEqualTo(new Strategy.Rolling());
        assertThat(StrategyReader.read(yaml("strategy: blue-green")))
                .isEqualTo(new Strategy.BlueGreen(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"'', 5", "'errorRate: 20', 20", "'errorRate: off', 100"})
    void share_that_may_fail_is_read(String text, int percent) throws StrategyProblem {
        assertThat(StrategyReader.read(yaml("strategy: canary\nsteps: [{weight: 20}]\n" + text)))
                .isInstanceOfSatisfying(
                        Strategy.Canary.class,
                        canary -> assertThat(canary.mayFail()).isEqualTo(percent));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'fast'                                                      | `deploy.strategy` must be rolling, blue-green or canary
            '{strategy: fast}'                                          | `deploy.strategy` must be rolling, blue-green or canary
            '{strategy: rolling, hold: 1m}'                             | `deploy.hold` is not known
            '{strategy: blue-green, hold: 2d}'                          | `deploy.hold` must be 1s to 24h
            '{strategy: canary}'                                        | `deploy.steps` must be a list
            '{strategy: canary, steps: []}'                             | `deploy.steps` must be a list of 1 to 30
            '{strategy: canary, steps: [{pause: 1m}]}'                  | must begin with a weight
            '{strategy: canary, steps: [{weight: 0}]}'                  | `deploy.steps[0].weight` must be 1 to 99
            '{strategy: canary, steps: [{weight: 100}]}'                | `deploy.steps[0].weight` must be 1 to 99
            '{strategy: canary, steps: [{weight: ten}]}'                | `deploy.steps[0].weight` must be 1 to 99
            '{strategy: canary, steps: [{weight: 20}, {weight: 20}]}'   | `deploy.steps[1].weight` must be more than the 20
            '{strategy: canary, steps: [{weight: 20}], errorRate: 0}'   | `deploy.errorRate` must be `off`, or 1 to 99 percent
            '{strategy: canary, steps: [{weight: 20}], errorRate: on}'  | `deploy.errorRate` must be `off`, or 1 to 99 percent
            '{strategy: canary, steps: [{weight: 20, pause: 1m}]}'      | must be one of weight, pause and analysis
            '{strategy: canary, steps: [{weigth: 20}]}'                 | `deploy.steps[0].weigth` is not known
            '{strategy: canary, steps: [{weight: 20}, {pause: long}]}'  | `deploy.steps[1].pause` must be 1s to 24h, or {}
            '{strategy: canary, steps: [{weight: 20}, {pause: [1]}]}'   | `deploy.steps[1].pause` must be 1s to 24h, or {}
            '{strategy: canary, steps: [{weight: 9}, {analysis: {success: result < 1}}]}'              | `deploy.steps[1].analysis.query` is missing
            '{strategy: canary, steps: [{weight: 9}, {analysis: {query: x}}]}'                         | `deploy.steps[1].analysis.success` is missing
            '{strategy: canary, steps: [{weight: 9}, {analysis: {query: x, success: it < 1}}]}'        | must compare the result
            '{strategy: canary, steps: [{weight: 9}, {analysis: {query: "{{pod}}", success: result < 1}}]}' | has {{pod}}
            '{strategy: canary, steps: [{weight: 9}, {analysis: {query: x, success: result < 1, count: 2, failureLimit: 2}}]}' | must be 0 to 1
            '{strategy: canary, steps: [{weight: 9}, {analysis: {query: x, success: result < 1, minSamples: {query: x}}}]}' | `deploy.steps[1].analysis.minSamples.atLeast`
            """)
    void mistake_is_named_with_an_example(String text, String message) {
        assertThatThrownBy(() -> StrategyReader.read(yaml(text)))
                .isInstanceOf(StrategyProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("for example `");
    }

    @ParameterizedTest
    @CsvSource({
        "result < 1, 0.5, true",
        "result < 1, 1, false",
        "result<=1, 1, true",
        "result > -2.5, -2, true",
        "result >= 1e-2, 0.01, true",
        "result == 3, 3, true",
        "result != 3, 3, false"
    })
    void condition_compares(String text, double result, boolean met) {
        assertThat(Condition.parse(text).orElseThrow().isMetBy(result)).isEqualTo(met);
    }

    @Test
    void value_that_could_be_more_than_a_value_is_not_filled_in() {
        String query = "x{s=\"{{service}}\", v=\"{{ version }}\"}";

        assertThat(Placeholders.fill(query, Map.of("service", "a-b", "version", "1.2.0+x")))
                .contains("x{s=\"a-b\", v=\"1.2.0+x\"}");
        assertThat(Placeholders.fill(query, Map.of("service", "a", "version", "1\"} or vector(0)")))
                .isEmpty();
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
