package dev.paved.catalog.retirement;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** A service can't leave, for it is needed; nothing was changed. */
record StillNeeded(String service, List<Need> needs) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        409, "Service is needed", "The service '" + service + "' is still needed; nothing was changed.")
                .errors(needs.stream()
                        .map(need -> new FieldError("", need.words()))
                        .toList())
                .next("platform service retire " + service + " --force --reason TEXT");
    }
}
