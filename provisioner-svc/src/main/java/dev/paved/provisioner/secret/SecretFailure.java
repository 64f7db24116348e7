package dev.paved.provisioner.secret;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Similar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something about a secret is not done. */
sealed interface SecretFailure extends Failure {

    /** It is not at the version that was expected. */
    record Changed(SecretRef ref, long expected, String present) implements SecretFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Secret changed",
                            "The secret %s %s, not at version %d as expected; nothing was changed."
                                    .formatted(ref, present, expected))
                    .next("platform secrets history " + ref.option());
        }
    }

    /** It was deleted. */
    record Deleted(
            SecretRef ref, @Nullable String by, @Nullable Instant at) implements SecretFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Secret deleted",
                            "The secret %s was deleted by %s at %s; nothing was changed.".formatted(ref, by, at))
                    .next("platform secrets restore " + ref.option());
        }
    }

    /** It has no such version, or not any more. */
    record NoVersion(SecretRef ref, long wanted, long current, int kept) implements SecretFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            404,
                            "No such version",
                            "The secret %s has no version %d: it is at version %d, and its last %d are kept."
                                    .formatted(ref, wanted, current, kept))
                    .next("platform secrets history " + ref.option());
        }
    }

    /** There is nothing to restore. */
    record NothingToRestore(SecretRef ref, long current) implements SecretFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Nothing to restore",
                            "The secret %s is at version %d and not deleted; nothing was changed."
                                    .formatted(ref, current))
                    .next("platform secrets restore " + ref.option() + " --version " + Math.max(1, current - 1));
        }
    }

    /** Its environment is not there. What was said is not told back: it may be a value. */
    record NoEnvironment(List<String> suggestions) implements SecretFailure {
        static NoEnvironment of(String environment, List<String> known) {
            return new NoEnvironment(Similar.to(environment, known));
        }

        @Override
        public Problem problem() {
            return Problem.of(
                            404,
                            "No such environment",
                            "There is no environment of that name, so no service would be given the secret; nothing was changed."
                                    + " Make the environment first (platform env create), or leave the environment out: such a secret is for all.")
                    .suggestions(suggestions)
                    .next("platform env list");
        }
    }

    /** The keys to it are not there, or it was damaged. */
    record Sealed(String why) implements SecretFailure {
        @Override
        public Problem problem() {
            return Problem.of(500, "Secret sealed", "The value can be neither sealed nor opened now. " + why)
                    .next("platform logs provisioner");
        }
    }
}
