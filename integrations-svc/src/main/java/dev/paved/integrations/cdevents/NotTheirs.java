package dev.paved.integrations.cdevents;

import dev.paved.integrations.inbound.InboundFailure;
import dev.paved.kit.http.Problem;
import java.util.Set;

/** The {@code sender} is known, and told {@code what} it may not tell. */
record NotTheirs(String sender, String what, Set<String> may) implements InboundFailure.Other {
    @Override
    public String outcome() {
        return "forbidden";
    }

    @Override
    public Problem problem() {
        return Problem.of(
                        403,
                        "Not theirs to tell",
                        "The sender %s may not tell %s, but %s; nothing was changed."
                                .formatted(
                                        sender,
                                        what,
                                        String.join(", ", may.stream().sorted().toList())))
                .next("Send it with another secret, or add it to paved.integrations.cdevents.senders." + sender + ".");
    }
}
