package dev.paved.cli.http;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a server's problem details (RFC 9457) into what a person is told. */
final class Problem {
    private Problem() {}

    static Failure failure(Request request, Answer answer) {
        return failure(answer.json(), answer.status(), answer.requestId(), request.method() + " " + request.path());
    }

    /** The same of problem details that an answer holds, with their own status. */
    static Failure failure(Json problem) {
        int status = problem.number("status").map(Double::intValue).orElse(0);
        return failure(problem, status, null, "");
    }

    private static Failure failure(Json problem, int status, @Nullable String request, String asked) {
        List<String> why = new ArrayList<>();
        String title = problem.find("title").orElse("The server answered " + status + ".");
        String what = problem.find("detail").orElse(title);
        for (Json error : problem.at("errors").items()) {
            why.add((error.text("pointer") + ": " + error.text("detail")).replaceFirst("^: ", ""));
        }
        List<String> suggestions = problem.texts("suggestions");
        if (!suggestions.isEmpty()) {
            why.add("Did you mean " + String.join(", ", suggestions) + "?");
        }
        if (problem.absent()) {
            why.add(asked);
        }
        String requestId = problem.find("requestId").orElse(request);
        return new Failure(exit(status), what, why, next(problem, status), requestId);
    }

    private static List<String> next(Json problem, int status) {
        List<String> next = problem.texts("next");
        if (next.isEmpty()) {
            next = problem.find("next").map(List::of).orElse(List.of());
        }
        if (!next.isEmpty()) {
            return next;
        }
        return switch (status) {
            case 401 -> List.of("platform login");
            case 502, 503, 504 -> List.of("platform doctor");
            default -> List.of();
        };
    }

    private static ExitCode exit(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> ExitCode.USAGE_OR_CANCELLED;
            case 401 -> ExitCode.NOT_AUTHENTICATED;
            case 403 -> ExitCode.DENIED;
            case 404, 410 -> ExitCode.NOT_FOUND;
            default -> ExitCode.ERROR;
        };
    }
}
