package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** The choices among an answer's parameters that are not the usual ones, as a person would ask for them. */
    static String differing(Json parameters) {
        return Arrays.stream(values())
                .filter(choice -> choice.differs(parameters.at(choice.name())))
                .map(choice -> choice + " " + text(parameters.at(choice.name())))
                .collect(Collectors.joining(", "));
    }

    private boolean differs(Json value) {
        return !value.absent() && !parts(text(value)).equals(parts(usual));
    }

    /** The value of a parameter, as a person would ask for it. */
    static String text(Json value) {
        String text = value.items().isEmpty()
                ? word(value)
                : value.items().stream().map(Choice::word).collect(Collectors.joining(","));
        return Numbers.asTyped(text);
    }

    private static String word(Json value) {
        return value instanceof Json.Text(var text) ? text : JsonWriter.compact(value);
    }

    private static Set<String> parts(String text) {
        return new TreeSet<>(List.of(text.split(",")));
    }
}
