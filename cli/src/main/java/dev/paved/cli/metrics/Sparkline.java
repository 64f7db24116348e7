package dev.paved.cli.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers over time as a line of blocks, from 0 to the largest of them, with a gap where one is unknown. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String GAP = " ";

    private Sparkline() {}

    static String of(List<Optional<Double>> numbers) {
        double most = numbers.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return numbers.stream()
                .map(number -> number.map(value -> block(value, most)).orElse(GAP))
                .collect(Collectors.joining());
    }

    private static String block(double value, double most) {
        int highest = BLOCKS.length() - 1;
        int height = most > 0 ? (int) Math.round(Math.max(0, value) / most * highest) : 0;
        return BLOCKS.substring(height, height + 1);
    }
}
