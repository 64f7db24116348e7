package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.rules.Rulesets;
import java.util.List;

/**
 * What the numbers mean.
 *
 * @param definition the name of what is in force where a request names none
 * @param windows the windows there are
 * @param definitions all that a request may name
 */
public record Definitions(String definition, List<String> windows, List<Described> definitions) {

    /** One of them, with its choices and its rules in words. */
    public record Described(
            String definition,
            Object parameters,
            @JsonUnwrapped Rulebook rules) {}

    static Definitions inForce(Rulesets rulesets) {
        return new Definitions(
                rulesets.dora().name(),
                Window.labels(),
                rulesets.all().stream()
                        .map(rules -> new Described(rules.name(), rules.parameters(), rules.rulebook()))
                        .toList());
    }
}
