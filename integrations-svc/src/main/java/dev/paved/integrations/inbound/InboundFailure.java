package dev.paved.integrations.inbound;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** Why a delivery is not taken. */
public sealed interface InboundFailure extends Failure {

    /** The failure in one word, for counters. */
    String outcome();

    /** A failure that only one system knows. */
    non-sealed interface Other extends InboundFailure {}

    /** This installation has no secret, and so can't tell the system's deliveries from anybody's. */
    record NoSecret(Hook hook) implements InboundFailure {
        @Override
        public String outcome() {
            return "unconfigured";
        }

        @Override
        public Problem problem() {
            return Problem.of(
                            401,
                            "Webhook not configured",
                            "No webhook secret is configured here, so that no delivery can be trusted; nothing was changed.")
                    .next("Set " + hook.secretVariable() + " to the secret in " + hook.secretPlace()
                            + ", and restart integrations-svc.");
        }
    }

    /** The body was not signed with the secret of this installation. */
    record BadSignature(Hook hook, String reason) implements InboundFailure {
        @Override
        public String outcome() {
            return "untrusted";
        }

        @Override
        public Problem problem() {
            return Problem.of(401, "Bad signature", reason + " Nothing was changed.")
                    .next("Compare the secret in " + hook.secretPlace() + " with " + hook.secretVariable() + ".");
        }
    }

    /** The secret that was sent is not the one of this installation. */
    record WrongSecret(Hook hook, String reason) implements InboundFailure {
        @Override
        public String outcome() {
            return "untrusted";
        }

        @Override
        public Problem problem() {
            return Problem.of(401, "Wrong secret", reason + " Nothing was changed.")
                    .next("Compare the secret in " + hook.secretPlace() + " with " + hook.secretVariable() + ".");
        }
    }

    /** The body is larger than any that makes sense. */
    record Oversized(Hook hook, int limit) implements InboundFailure {
        static final String OUTCOME = "oversized";

        @Override
        public String outcome() {
            return OUTCOME;
        }

        @Override
        public Problem problem() {
            return Problem.of(
                            413,
                            "Body too large",
                            "The body is larger than the " + limit / 1024 + " KB that are accepted from "
                                    + hook.sender() + "; nothing was changed.")
                    .next("Send less at a time.");
        }
    }

    /** A header that the system always sends is not there, or makes no sense. */
    record BadHeader(Hook hook, String header) implements InboundFailure {
        @Override
        public String outcome() {
            return "unreadable";
        }

        @Override
        public Problem problem() {
            return Problem.of(
                            400,
                            "Invalid request",
                            "The header " + header + " is missing or not a plain word; nothing was changed.")
                    .next("Send the delivery with the headers that " + hook.sender() + " sends.");
        }
    }

    /** The delivery is genuine, but its body is not what the system sends: {@code what}. */
    record Unreadable(String what, String pointer, String reason) implements InboundFailure {
        @Override
        public String outcome() {
            return "unreadable";
        }

        @Override
        public Problem problem() {
            return Problem.of(400, "Invalid payload", "The body is not " + what + "; nothing was changed.")
                    .errors(List.of(new FieldError(pointer, reason)));
        }
    }
}
