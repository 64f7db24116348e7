package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A choice that DORA leaves open, by its name in requests and answers, with the value it has unless another is asked for. */
enum Choice {
    frequencyCount("deployments"),
    leadTimeStart("committed"),
    quantile("interpolated"),
    firstDeployment("excluded"),
    failureSigns("rollback,hotfix,incident"),
    recoveryStart("incident"),
    attributionWindow("24h"),
    attributionTie("<="),
    zone("UTC");

    private final String usual;

    Choice(String usual) {
        this.usual = usual;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** Every choice among an answer's parameters. */
    static String all(Json parameters) {
        return told(parameters, choice -> !parameters.at(choice.name()).absent());
    }

    /** The choices among an answer's parameters that are not the usual ones, as a person would ask for them. */
    static String differing(Json parameters) {
        return told(parameters, choice -> choice.differs(parameters.at(choice.name())));
    }

    private static String told(Json parameters, Predicate<Choice> which) {
        return Arrays.stream(values())
                .filter(which)
                .map(choice -> choice + " " + choice.text(parameters.at(choice.name())))
                .collect(Collectors.joining(", "));
    }

    private boolean differs(Json value) {
        return !value.absent() && !parts(text(value)).equals(parts(usual));
    }

    private String text(Json value) {
        String text = value.items().isEmpty()
                ? value instanceof Json.Text(var word) ? word : JsonWriter.compact(value)
                : value.items().stream()
                        .map(item -> item instanceof Json.Text(var word) ? word : "")
                        .collect(Collectors.joining(","));
        return switch (this) {
            case attributionWindow -> Numbers.asTyped(text);
            case zone -> text.equals("Z") ? "UTC" : text;
            default -> text;
        };
    }

    private static Set<String> parts(String text) {
        return new TreeSet<>(List.of(text.split(",")));
    }
}
