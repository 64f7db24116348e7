package dev.paved.deployer.rollout;

import dev.paved.kit.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a request for a deployment that is not refused.
 *
 * @param operation what whoever asked can wait for
 * @param waitsFor why its rollout does not begin yet; null where it did
 */
record Decision(Operation operation, @Nullable String waitsFor) {

    /** Its rollout begins. */
    static Decision begun(Operation operation) {
        return new Decision(operation, null);
    }
}
