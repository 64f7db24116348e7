package dev.paved.kit.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * There is no such thing.
 *
 * @param what its kind, for example {@code service}
 * @param name as the caller gave it
 * @param suggestions names that may have been meant
 */
public record NotFound(
        String what,
        String name,
        List<String> suggestions,
        @Nullable String next) implements Failure {

    /** Not found, with the names in {@code known} that are like {@code name} as suggestions. */
    public static NotFound of(String what, String name, List<String> known) {
        return new NotFound(what, name, Similar.to(name, known), null);
    }

    /** The same with what to do next. */
    public NotFound orElse(String command) {
        return new NotFound(what, name, suggestions, command);
    }

    @Override
    public Problem problem() {
        return Problem.of(404, "No such " + what, "There is no " + what + " '" + name + "'.")
                .suggestions(suggestions)
                .next(next);
    }
}
