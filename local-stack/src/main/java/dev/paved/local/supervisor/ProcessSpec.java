package dev.paved.local.supervisor;

import dev.paved.local.process.DetachedCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * A process of the stack as it is meant to run.
 *
 * @param port where it listens, 0 when that means nothing
 * @param launch how to start it
 * @param after the processes that must be ready before it starts
 * @param drain how long it may take to end by itself when asked to
 */
record ProcessSpec(String name, int port, Launch launch, Health health, Set<String> after, Duration drain) {

    /** How to start a process: as always, or so that it trains its start-up cache. */
    interface Launch {
        DetachedCommand normal();

        /** Whether a start-up cache can be trained and is not there yet. */
        default boolean needsTraining() {
            return false;
        }

        /** Starts as always but records what a start-up cache needs. */
        default DetachedCommand training() {
            return normal();
        }

        /** Puts the trained cache into its place once the training process has ended. */
        default void trained() throws IOException {}
    }
}
