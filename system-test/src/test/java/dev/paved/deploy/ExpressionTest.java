package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up{job=\"paved\"} == 0                                        | up",
                "sum by (slo) (increase(a_total{x=~\"b.*\"}[5m] offset 1m)) > 1.5 | a_total",
                "slo:burn:ratio / on (slo) group_left () (1 - slo:left:ratio)  | slo:burn:ratio,slo:left:ratio",
                "vector(0.999) unless on () b_ratio                            | b_ratio",
                "max by (team) (c{window=\"$window\"}) or max(d{})             | c,d"
            })
    void names_are_neither_functions_nor_labels_nor_words(String text, String metrics) {
        assertThat(new Expression(text).metrics()).containsExactlyInAnyOrder(metrics.split(","));
    }
}
