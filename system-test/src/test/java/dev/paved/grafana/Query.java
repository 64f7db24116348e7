package dev.paved.grafana;

/** One expression of a panel, what its series are called, and how its values are read. */
record Query(String expression, String legend, Unit unit, boolean samples) {

    static Query of(String expression, String legend, Unit unit) {
        return new Query(expression, legend, unit, false);
    }

    /** How many samples the values beside it stand on. */
    static Query samples(String expression, String of) {
        return new Query(expression, "samples: " + of, Unit.COUNT, true);
    }
}
