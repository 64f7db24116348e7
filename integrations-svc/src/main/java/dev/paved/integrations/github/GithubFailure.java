package dev.paved.integrations.github;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** Why a delivery is not taken. */
sealed interface GithubFailure extends Failure {

    /** This installation has no secret, and so can't tell GitHub's deliveries from anybody's. */
    record NoSecret() implements GithubFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            401,
                            "Webhook not configured",
                            "No webhook secret is configured here, so that no delivery can be trusted; nothing was changed.")
                    .next(
                            "Set PAVED_GITHUB_WEBHOOK_SECRET to the secret in the webhook's settings on GitHub, and restart"
                                    + " integrations-svc.");
        }
    }

    /** The body was not signed with the secret of this installation. */
    record BadSignature(String reason) implements GithubFailure {
        @Override
        public Problem problem() {
            return Problem.of(401, "Bad signature", reason + " Nothing was changed.")
                    .next("Compare the secret in the webhook's settings on GitHub with PAVED_GITHUB_WEBHOOK_SECRET.");
        }
    }

    /** A header that GitHub always sends is not there, or makes no sense. */
    record BadHeader(String header) implements GithubFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            400,
                            "Invalid request",
                            "The header " + header + " is missing or not a plain word; nothing was changed.")
                    .next("Send the delivery with the headers that GitHub sends.");
        }
    }

    /** The signature is right, but the body is not what GitHub sends for this event. */
    record Unreadable(String event, String pointer, String reason) implements GithubFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            400,
                            "Invalid payload",
                            "The body is not a payload of GitHub's event " + event + "; nothing was changed.")
                    .errors(List.of(new FieldError(pointer, reason)));
        }
    }
}
