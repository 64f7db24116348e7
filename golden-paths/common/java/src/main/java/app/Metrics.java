package app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Keeps metrics and tells them in Prometheus' text format. */
public final class Metrics {

    private static final double[] BUCKETS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final List<Metric> ALL = new ArrayList<>();

    private Metrics() {}

    private record Metric(String name, String help, String kind, Consumer<StringBuilder> lines) {}

    /** A number that only grows. Labels are given in turn: name, value, name, value. */
    public static final class Counter {

        private final Map<String, Long> values = new TreeMap<>();

        public Counter(String name, String help) {
            register(new Metric(name, help, "counter", out -> values.forEach((labels, value) -> line(out, name, labels, value))));
        }

        /** Makes the series of these labels begin at 0, so that the first increase is seen as one. */
        public Counter from0(String... labels) {
            synchronized (ALL) {
                values.put(text(labels), 0L);
            }
            return this;
        }

        public void increase(String... labels) {
            synchronized (ALL) {
                values.merge(text(labels), 1L, Long::sum);
            }
        }
    }

    /** How long something took, in seconds. */
    public static final class Histogram {

        private record Series(String[] labels, long[] counts, double[] sum) {}

        private final Map<String, Series> all = new TreeMap<>();

        public Histogram(String name, String help) {
            register(new Metric(name, help, "histogram", out -> all.values().forEach(one -> tell(out, name, one))));
        }

        public void observe(double seconds, String... labels) {
            synchronized (ALL) {
                Series one = all.computeIfAbsent(
                        text(labels), key -> new Series(labels, new long[BUCKETS.length + 1], new double[1]));
                for (int i = 0; i < BUCKETS.length; i++) {
                    one.counts[i] += seconds <= BUCKETS[i] ? 1 : 0;
                }
                one.counts[BUCKETS.length]++;
                one.sum[0] += seconds;
            }
        }

        private static void tell(StringBuilder out, String name, Series one) {
            for (int i = 0; i < BUCKETS.length; i++) {
                line(out, name + "_bucket", text(with(one.labels, "le", number(BUCKETS[i]))), one.counts[i]);
            }
            long count = one.counts[BUCKETS.length];
            line(out, name + "_bucket", text(with(one.labels, "le", "+Inf")), count);
            line(out, name + "_sum", text(one.labels), one.sum[0]);
            line(out, name + "_count", text(one.labels), count);
        }
    }

    /** Registers a number that goes up and down; {@code read} tells it when it is asked for. */
    public static void gauge(String name, String help, DoubleSupplier read, String... labels) {
        register(new Metric(name, help, "gauge", out -> line(out, name, text(labels), read.getAsDouble())));
    }

    /** All metrics. */
    public static String exposition() {
        StringBuilder out = new StringBuilder();
        synchronized (ALL) {
            for (Metric metric : ALL) {
                out.append("# HELP ").append(metric.name).append(' ').append(metric.help).append('\n');
                out.append("# TYPE ").append(metric.name).append(' ').append(metric.kind).append('\n');
                metric.lines.accept(out);
            }
        }
        return out.toString();
    }

    private static void register(Metric metric) {
        synchronized (ALL) {
            ALL.add(metric);
        }
    }

    private static void line(StringBuilder out, String name, String labels, double value) {
        out.append(name).append(labels).append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String[] with(String[] labels, String name, String value) {
        String[] more = Arrays.copyOf(labels, labels.length + 2);
        more[labels.length] = name;
        more[labels.length + 1] = value;
        return more;
    }

    private static String text(String[] labels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.length; i += 2) {
            String value = labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            text.append(i == 0 ? "{" : ",").append(labels[i]).append("=\"").append(value).append('"');
        }
        return text.isEmpty() ? "" : text.append('}').toString();
    }
}
