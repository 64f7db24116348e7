package dev.paved.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.paved.deployer.rollout.Measurement.Bad;
import dev.paved.deployer.rollout.Measurement.Good;
import dev.paved.deployer.rollout.Measurement.Unclear;
import dev.paved.deployer.strategy.CanaryStep;
import dev.paved.deployer.strategy.CanaryStep.Analysis;
import dev.paved.deployer.strategy.CanaryStep.Pause;
import dev.paved.deployer.strategy.CanaryStep.Weight;
import dev.paved.deployer.strategy.Condition;
import dev.paved.deployer.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What measurements come to, and the state that they are kept in. */
class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456789Z");
    private static final Analysis ANALYSIS =
            new Analysis("q", new Condition("<", 0.05), Duration.ofSeconds(10), 3, 1, null);

    @Test
    void enough_good_ones_pass() {
        assertThat(on(new Good(0), new Good(0))).isInstanceOf(Verdict.Open.class);
        assertThat(on(new Good(0), new Bad(1), new Good(0))).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void more_bad_ones_than_allowed_fail_at_once() {
        assertThat(on(new Bad(0.5))).isInstanceOf(Verdict.Open.class);
        assertThat(on(new Bad(0.5), new Bad(0.25)))
                .isEqualTo(new Verdict.Failed(
                        "The analysis failed: 2 of 2 measurements were not 'result < 0.05', the" + " last was 0.25."));
    }

    @Test
    void unclear_one_neither_passes_nor_fails() {
        assertThat(on(new Unclear("nothing there."))).isInstanceOf(Verdict.Undecided.class);
        assertThat(on(new Good(0), new Good(0), new Unclear("nothing there.")))
                .isEqualTo(new Verdict.Undecided("The analysis can't tell whether it does well: nothing there."));
    }

    @Test
    void steps_are_taken_in_order_and_the_share_is_that_of_the_last_weight() {
        RolloutState.Stepping state = new RolloutState.Stepping(
                List.of(new Weight(10), new Pause(null), new Weight(50)), 0, NOW, List.of(), null, null);

        assertThat(state.weight()).isEqualTo(10);
        RolloutState.Stepping second = state.next(NOW);
        assertThat(second.weight()).isEqualTo(10);
        assertThat(second.hold("why").isHeld()).isTrue();
        RolloutState.Stepping third = second.hold("why").next(NOW);
        assertThat(third.isHeld()).isFalse();
        assertThat(third.weight()).isEqualTo(50);
        assertThat(third.next(NOW).isDone()).isTrue();
        assertThat(third.next(NOW).weight()).isEqualTo(50);
        assertThat(third.measured(new Good(1), NOW).next(NOW).measured()).isEmpty();
    }

    @Test
    void state_is_read_as_it_was_written() {
        StateJson json = new StateJson(
                new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module()));
        List<CanaryStep> steps = List.of(new Weight(10), new Pause(null), new Pause(Duration.ofMinutes(1)), ANALYSIS);
        for (RolloutState state : List.of(
                new RolloutState.Stepping(
                        steps, 3, NOW, List.of(new Good(0.1), new Bad(2), new Unclear("why")), "held", NOW),
                new RolloutState.Starting(Duration.ofSeconds(1), NOW, null, false, new Strategy.Canary(steps)),
                new RolloutState.Starting(
                        Duration.ofSeconds(1), NOW, null, false, new Strategy.BlueGreen(Duration.ofMinutes(2))))) {
            DeploymentEntity row = new DeploymentEntity();
            json.write(row, state);
            assertThat(json.read(row)).isEqualTo(state);
        }
    }

    @Test
    void state_of_before_there_were_strategies_is_read() {
        StateJson json = new StateJson(new ObjectMapper().registerModule(new JavaTimeModule()));
        DeploymentEntity row = new DeploymentEntity();
        row.state = "{\"phase\":\"healthy\",\"giveUpAt\":\"2026-05-01T10:00:00Z\"}";
        assertThat(json.read(row)).isEqualTo(new RolloutState.Healthy(Instant.parse("2026-05-01T10:00:00Z"), false));
    }

    private static Verdict on(Measurement... measured) {
        return Verdict.on(ANALYSIS, List.of(measured));
    }
}
