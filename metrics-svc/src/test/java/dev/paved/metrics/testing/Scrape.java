package dev.paved.metrics.testing;

import io.restassured.RestAssured;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Prometheus reads. */
public final class Scrape {

    private final Map<String, Double> series;

    private Scrape(Map<String, Double> series) {
        this.series = series;
    }

    /** What it reads now. */
    public static Scrape now() {
        return at("/metrics");
    }

    /** What it reads at {@code url} now. */
    public static Scrape at(String url) {
        Map<String, Double> series = new TreeMap<>();
        RestAssured.get(url)
                .asString()
                .lines()
                .filter(line -> line.startsWith("dora_") || line.startsWith("platform_"))
                .forEach(line -> {
                    int end = line.indexOf('}') + 1;
                    int space = line.indexOf(' ', end);
                    series.put(
                            sorted(line.substring(0, space)),
                            Double.valueOf(line.substring(space + 1).split(" ")[0]));
                });
        return new Scrape(series);
    }

    /** The series of {@code service}, with their labels in the order of the alphabet and this one left out. */
    public Map<String, Double> of(String service) {
        String label = "service=\"" + service + "\"";
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().contains(label))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace(label + ",", ""),
                        Map.Entry::getValue,
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Every series, by its name and labels. */
    public Map<String, Double> all() {
        return series;
    }

    /** Successful production deployments of {@code service}; NaN where there is no such series. */
    public double succeeded(String service) {
        return of(service).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("dora_deployments_total{environment=\"production\"")
                        && entry.getKey().contains("outcome=\"succeeded\""))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String sorted(String name) {
        int brace = name.indexOf('{');
        if (brace < 0) {
            return name;
        }
        String labels = Arrays.stream(
                        name.substring(brace + 1, name.length() - 1).split(","))
                .filter(label -> !label.isEmpty())
                .sorted()
                .collect(Collectors.joining(","));
        return name.substring(0, brace) + "{" + labels + "}";
    }
}
