package dev.paved.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics by name: those that dashboards and rules read, and those that the reference tells of. */
public final class Watched {

    private static final String REFERENCE = "docs/reference/metrics.md";
    private static final Pattern IN_FIRST_CELL =
            Pattern.compile("^\\| `([a-z0-9_:]+)(?:\\[([a-z_|]+)](\\w+))?`", Pattern.MULTILINE);
    private static final Pattern CHOICES = Pattern.compile("label_values\\((\\w[\\w:]*), \\w+\\)");

    private Watched() {}

    /** What the services have to export: all that is read and that neither a rule nor Prometheus itself makes. */
    public static Set<String> readFromServices() {
        Set<String> names = Stream.of(
                        Dashboard.all().stream()
                                .flatMap(Dashboard::expressions)
                                .flatMap(expression -> expression.metrics().stream()),
                        Rules.expressions().flatMap(expression -> expression.metrics().stream()),
                        Dashboard.all().stream()
                                .flatMap(Dashboard::variables)
                                .flatMap(variable -> CHOICES.matcher(
                                                variable.path("definition").asText())
                                        .results()
                                        .map(found -> found.group(1))))
                .flatMap(read -> read)
                .collect(Collectors.toCollection(TreeSet::new));
        // What a rule makes of one objective, a service exports of the others.
        Rules.recorded().filter(name -> name.contains(":")).forEach(names::remove);
        names.remove("up");
        return names;
    }

    /** The metrics that the reference has a line for. {@code a[_b|_c]_d} are {@code a_d}, {@code a_b_d} and {@code a_c_d}. */
    public static Set<String> documented() {
        return IN_FIRST_CELL
                .matcher(Checkout.text(REFERENCE))
                .results()
                .flatMap(Watched::expanded)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> expanded(MatchResult found) {
        return found.group(2) == null
                ? Stream.of(found.group(1))
                : Stream.of(("|" + found.group(2)).split("\\|")).map(infix -> found.group(1) + infix + found.group(3));
    }
}
