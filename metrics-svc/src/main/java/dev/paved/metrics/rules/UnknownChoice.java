package dev.paved.metrics.rules;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** A parameter is none of what is allowed. */
public record UnknownChoice(String parameter, String value, List<String> allowed) implements Failure {

    @Override
    public Problem problem() {
        String detail = "The " + parameter + " '" + value + "' is not known. Use " + String.join(", ", allowed) + ".";
        return Problem.of(400, "Invalid request", detail)
                .errors(List.of(new FieldError("/" + parameter, "must be one of " + String.join(", ", allowed))))
                .suggestions(allowed);
    }
}
