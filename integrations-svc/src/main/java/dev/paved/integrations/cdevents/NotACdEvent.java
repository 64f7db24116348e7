package dev.paved.integrations.cdevents;

import dev.paved.integrations.inbound.InboundFailure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;

/** What came is JSON, but no CDEvent: what is at {@code pointer} is wrong. */
record NotACdEvent(String pointer, String reason) implements InboundFailure.Other {
    @Override
    public String outcome() {
        return "unreadable";
    }

    @Override
    public Problem problem() {
        return Problem.of(
                        422,
                        "Not a CDEvent",
                        "The body is not what the CDEvents specification says of its type; nothing was changed.")
                .errors(List.of(new FieldError(pointer, reason)))
                .next("Compare it with the schema of its type: https://github.com/cdevents/spec/tree/v0.5.0/schemas");
    }
}
