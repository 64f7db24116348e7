package dev.paved.metrics.dora;

import java.util.List;
import java.util.function.Predicate;

/** Facts that remain, and those that are over. */
record Apart<T>(List<T> remaining, List<T> over) {

    static <T> Apart<T> of(List<T> facts, Predicate<T> remains) {
        return new Apart<>(
                facts.stream().filter(remains).toList(),
                facts.stream().filter(remains.negate()).toList());
    }
}
