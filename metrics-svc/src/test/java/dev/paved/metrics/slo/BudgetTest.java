package dev.paved.metrics.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    private static final double ROUNDING = 1e-9;

    @Test
    void nothing_is_known_without_events() {
        // When
        Budget budget = Budget.of(slo(0.99), Map.of());

        // Then
        assertThat(budget.errorBudgetRemaining()).isNull();
        assertThat(budget.samples()).isZero();
        assertThat(budget.burnRates())
                .containsOnlyKeys("5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d")
                .allSatisfy((window, rate) -> assertThat(rate).isNull());
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 1", "995, 1000, 0.5", "99, 100, 0", "98, 100, -1", "0, 100, -99"})
    void budget_is_spent_by_the_bad(long good, long total, double left) {
        // When
        Budget budget = Budget.of(slo(0.99), Map.of(SloWindow.MONTH, new Tally(good, total)));

        // Then
        assertThat(budget.errorBudgetRemaining()).isCloseTo(left, within(ROUNDING));
        assertThat(budget.burnRates().get("30d")).isCloseTo(1 - left, within(ROUNDING));
    }

    @Test
    void rate_of_a_window_is_of_its_own_events() {
        // When: one bad in twenty of an hour, where one in a hundred is allowed
        Budget budget = Budget.of(
                slo(0.99), Map.of(SloWindow.HOUR, new Tally(19, 20), SloWindow.MONTH, new Tally(1_999, 2_000)));

        // Then
        assertThat(budget.burnRates().get("1h")).isCloseTo(5, within(ROUNDING));
        assertThat(budget.burnRates().get("5m")).isNull();
        assertThat(budget.errorBudgetRemaining()).isCloseTo(0.95, within(ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void objective_that_leaves_no_budget_is_refused(double objective) {
        assertThatThrownBy(() -> slo(objective))
                .hasMessageContaining("paved.metrics.slo.deployment.objective")
                .hasMessageContaining("more than 0 and less than 1");
    }

    private static Slo slo(double objective) {
        return new Slo("deployment", objective, null, "select");
    }
}
