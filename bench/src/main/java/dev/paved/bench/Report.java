package dev.paved.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** What the benchmarks print. */
record Report(PrintStream out) {

    void machine() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2))
                .orElse("unknown");
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D+", "");
        line(
                "%s, %d processors (%s), %d MiB, %s %s, Java %s",
                Instant.now(),
                Runtime.getRuntime().availableProcessors(),
                cpu,
                Long.parseLong(memory) / 1024,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version());
    }

    void title(String name) {
        out.printf("%n%s%n", name);
    }

    void line(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** The minimum, median and maximum of {@code values}, in {@code unit}. */
    void spread(String what, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        line(
                "%-40s %9.1f %9.1f %9.1f %s (minimum, median, maximum of %d)",
                what, sorted[0], median(values), sorted[sorted.length - 1], unit, sorted.length);
    }

    /** How busy the machine is: others may be at work on it. */
    void load() throws IOException {
        line("load average %s", Files.readString(Path.of("/proc/loadavg")).strip());
    }

    static double quantile(double[] values, double quantile) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
