package dev.paved.integrations.team;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/**
 * It is for those who run the platform; nothing was changed.
 *
 * @param deed what is for them alone
 */
record NotAnOperator(String deed, Member caller) implements Failure {
    @Override
    public Problem problem() {
        return Problem.of(
                        403,
                        "Not an operator",
                        "Only operators may %s, and you are %s; nothing was changed.".formatted(deed, caller.words()))
                .next(
                        "Ask an operator, or have yourself put into PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS of integrations-svc.");
    }
}
