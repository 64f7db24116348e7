package dev.paved.kit.http;

import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** The request is not right; nothing was changed. */
public record Invalid(String detail, List<FieldError> errors) implements Failure {

    /** One wrong field. */
    public static Invalid field(String pointer, String detail) {
        return new Invalid(
                "The request has a wrong field; nothing was changed.", List.of(new FieldError(pointer, detail)));
    }

    @Override
    public Problem problem() {
        return Problem.of(400, "Invalid request", detail).errors(errors);
    }
}
