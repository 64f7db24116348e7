package dev.paved.provisioner.repository;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import java.util.List;

/** Why a manifest is not read from a repository; nothing was changed. */
sealed interface RepositoryFailure extends Failure {

    /** It is none that may be read. */
    record NotAllowed(String repository, String why, String next) implements RepositoryFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "Repository not allowed",
                            "The repository %s is not read: %s. Nothing was changed.".formatted(repository, why))
                    .next(next);
        }
    }

    /** It can't be read now. */
    record Unreadable(String why, String next) implements RepositoryFailure {
        @Override
        public Problem problem() {
            return Problem.of(409, "Repository unreadable", why + ". Nothing was changed.")
                    .next(next);
        }
    }

    /** It has no such branch, tag, commit or file. */
    record NotThere(String what, String why, List<String> suggestions) implements RepositoryFailure {
        @Override
        public Problem problem() {
            return Problem.of(404, "No such " + what, why + ". Nothing was changed.")
                    .suggestions(suggestions);
        }
    }

    /** Too many are being read. */
    record Busy(String why) implements RepositoryFailure {
        @Override
        public Problem problem() {
            return Problem.of(503, "Busy", why + "; nothing was changed.").next("Try again in a moment.");
        }
    }
}
