package dev.paved.deployer.routing;

import org.jspecify.annotations.Nullable;

/**
 * How requests are shared among ports of this machine.
 *
 * @param port gets what the other does not
 * @param other gets {@code weight} percent; null where {@code port} gets all
 */
public record Split(int port, @Nullable Integer other, int weight) {

    /** All requests for {@code port}. */
    public static Split all(int port) {
        return new Split(port, null, 0);
    }
}
