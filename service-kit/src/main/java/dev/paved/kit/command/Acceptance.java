package dev.paved.kit.command;

import dev.paved.kit.operation.Operation;

/** How an accepted command is answered. */
public sealed interface Acceptance {

    /** 202: begun as {@code operation}, at its Location. */
    record Begun(Operation operation) implements Acceptance {}

    /** Done within the transaction: {@code status} 200 or 201, with {@code body}. */
    record Done(int status, Object body) implements Acceptance {}

    /** 202 with the operation. */
    static Acceptance begun(Operation operation) {
        return new Begun(operation);
    }

    /** 200 with {@code body}. */
    static Acceptance done(Object body) {
        return new Done(200, body);
    }

    /** The status of the answer. */
    default int status() {
        return switch (this) {
            case Begun ignored -> 202;
            case Done done -> done.status();
        };
    }
}
