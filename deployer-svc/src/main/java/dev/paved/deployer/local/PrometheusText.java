package dev.paved.deployer.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads counts of requests from the text that programs export for Prometheus. See the text-based exposition format of
 * Prometheus.
 */
public final class PrometheusText {

    /** Counters of requests, by who writes them: golden paths and many libraries, Micrometer, OpenTelemetry. */
    private static final List<String> COUNTERS = List.of(
            "http_requests_total", "http_server_requests_seconds_count", "http_server_request_duration_seconds_count");

    private static final List<String> STATUS =
            List.of("status", "code", "status_code", "http_response_status_code", "http_status_code");
    private static final List<String> PATH = List.of("path", "uri", "route", "http_route", "handler");

    /** Nobody's requests. */
    private static final Pattern OWN = Pattern.compile("/(health|metrics|q|actuator|livez|readyz)(/.*)?");

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)}\\s+(\\S+)(\\s+-?\\d+)?\\s*");
    private static final Pattern LABEL =
            Pattern.compile("\\G\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*,?");

    /** Where programs export: golden paths, Quarkus, Spring. */
    private static final List<String> PATHS = List.of("/metrics", "/q/metrics", "/actuator/prometheus");

    private PrometheusText() {}

    /**
     * What a program counts, but for requests to {@code health}; nothing where it does not tell.
     *
     * @param exported what is at a path of the program, if anything
     */
    public static Optional<RequestCounts> counts(Function<String, Optional<String>> exported, String health) {
        return PATHS.stream()
                .flatMap(path -> exported.apply(path).flatMap(text -> counts(text, health)).stream())
                .findFirst();
    }

    /** What {@code text} counts, but for those to {@code health}; nothing where it counts no requests by their status. */
    static Optional<RequestCounts> counts(String text, String health) {
        Map<String, RequestCounts> found = new HashMap<>();
        text.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            String name = sample.group(1);
            Map<String, String> labels = COUNTERS.contains(name) ? labels(sample.group(2)) : Map.of();
            Optional<Boolean> failed = failed(labels);
            if (failed.isPresent()) {
                long count = isOwn(labels, health) ? 0 : number(sample.group(3));
                found.merge(name, new RequestCounts(count, failed.get() ? count : 0), RequestCounts::plus);
            }
        });
        return COUNTERS.stream().filter(found::containsKey).findFirst().map(found::get);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /** Whether the requests with {@code labels} failed; nothing where they don't tell. */
    private static Optional<Boolean> failed(Map<String, String> labels) {
        return STATUS.stream()
                .filter(labels::containsKey)
                .findFirst()
                .map(label -> labels.getOrDefault(label, "").startsWith("5"))
                .or(() -> Optional.ofNullable(labels.get("outcome")).map("SERVER_ERROR"::equals));
    }

    private static boolean isOwn(Map<String, String> labels, String health) {
        return PATH.stream()
                .filter(labels::containsKey)
                .map(label -> labels.getOrDefault(label, ""))
                .anyMatch(path -> path.equals(health) || OWN.matcher(path).matches());
    }

    private static long number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) && number > 0 ? (long) number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
