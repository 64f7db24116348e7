package dev.paved.catalog.ownership;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import java.util.Locale;

/** Why a service does not change hands; nothing was changed. */
sealed interface TransferFailure extends Failure {

    /** The caller is not whom it needs. */
    record NotYours(String service, String owner, Member caller, String consenting) implements TransferFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "Not the owner",
                            "The service '%s' belongs to %s, so the consent must come from %s. You are %s."
                                    .formatted(service, owner, consenting, caller.words()))
                    .next("platform service transfer list --service " + service);
        }
    }

    /** It is theirs. */
    record SameOwner(String service, String owner) implements TransferFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Same owner",
                            "The service '%s' belongs to %s already; nothing was changed.".formatted(service, owner))
                    .next("platform service show " + service);
        }
    }

    /** Another request waits. */
    record Asked(Transfer waiting) implements TransferFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Transfer pending",
                            ("%s asked at %s to give the service '%s' to %s, and that waits for consent until %s;"
                                            + " there is one such question at a time.")
                                    .formatted(
                                            waiting.requestedBy(),
                                            waiting.requestedAt(),
                                            waiting.service(),
                                            waiting.to(),
                                            waiting.expiresAt()))
                    .next("platform service transfer cancel " + waiting.service());
        }
    }

    /** It has ended. */
    record Ended(Transfer transfer) implements TransferFailure {
        @Override
        public Problem problem() {
            String by = transfer.decidedBy() == null ? "" : " by " + transfer.decidedBy();
            return Problem.of(
                            409,
                            "Transfer ended",
                            "The request to give the service '%s' to %s is %s%s since %s; nothing was changed."
                                    .formatted(
                                            transfer.service(),
                                            transfer.to(),
                                            transfer.state().name().toLowerCase(Locale.ROOT),
                                            by,
                                            transfer.decidedAt() == null ? transfer.expiresAt() : transfer.decidedAt()))
                    .next("platform service transfer " + transfer.service() + " --to " + transfer.to());
        }
    }
}
