package dev.paved.metrics.backfill;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Samples at several instants, sorted by family and series as OpenMetrics wants them.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 */
final class Series {

    private record Family(String head, Map<String, StringBuilder> series) {}

    private final Map<String, Family> families = new LinkedHashMap<>();

    /** Adds the samples of {@code all} as of {@code at}, which is later than what was added before. */
    void add(List<MetricFamilySamples> all, Instant at) {
        for (MetricFamilySamples samples : all) {
            Family family =
                    families.computeIfAbsent(samples.name, n -> new Family(head(samples), new LinkedHashMap<>()));
            for (Sample sample : samples.samples) {
                String series = name(sample);
                family.series()
                        .computeIfAbsent(series, s -> new StringBuilder())
                        .append(series)
                        .append(' ')
                        .append(sample.value)
                        .append(' ')
                        .append(at.getEpochSecond())
                        .append('\n');
            }
        }
    }

    void flush(Spool spool) {
        for (Map.Entry<String, Family> family : families.entrySet()) {
            for (StringBuilder lines : family.getValue().series().values()) {
                spool.append(family.getKey(), family.getValue().head(), lines);
            }
        }
        families.clear();
    }

    private static String head(MetricFamilySamples samples) {
        return "# TYPE " + samples.name + " " + samples.type.name().toLowerCase(Locale.ROOT) + "\n# HELP "
                + samples.name + " " + samples.help + "\n";
    }

    private static String name(Sample sample) {
        if (sample.labelNames.isEmpty()) {
            return sample.name;
        }
        StringBuilder name = new StringBuilder(sample.name).append('{');
        for (int i = 0; i < sample.labelNames.size(); i++) {
            name.append(i == 0 ? "" : ",")
                    .append(sample.labelNames.get(i))
                    .append("=\"")
                    .append(escaped(sample.labelValues.get(i)))
                    .append('"');
        }
        return name.append('}').toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
