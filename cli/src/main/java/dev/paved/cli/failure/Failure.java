package dev.paved.cli.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a person.
 *
 * @param exit the code to end with
 * @param what what happened, a sentence
 * @param why the causes, a line each
 * @param next commands or actions to try, a line each
 * @param requestId the id to find this request by in the logs, if a server answered
 */
public record Failure(
        ExitCode exit,
        String what,
        List<String> why,
        List<String> next,
        @Nullable String requestId) {

    /** A failure that no server knows of. */
    public static Failure of(ExitCode exit, String what, String why, String next) {
        return new Failure(exit, what, lines(why), lines(next), null);
    }

    /** Wrong input, noticed before anything was sent. */
    public static Failure usage(String what, String next) {
        return of(ExitCode.USAGE_OR_CANCELLED, what, "", next);
    }

    /** This failure as something to throw. */
    public FailureException thrown() {
        return new FailureException(this);
    }

    private static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }
}
