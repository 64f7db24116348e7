package dev.paved.provisioner.target;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a target has of an environment. */
public sealed interface Presence {

    /** Nothing. */
    record Absent() implements Presence {}

    /**
     * Something, not all.
     *
     * @param reason why, as one word in CamelCase
     * @param what says it for people
     * @param services what there is of the services
     */
    record Incomplete(String reason, String what, List<ServiceState> services) implements Presence {

        public Incomplete(String reason, String what) {
            this(reason, what, List.of());
        }

        public Incomplete(String what) {
            this("Incomplete", what);
        }

        /** What is there could not be seen. */
        public static Incomplete because(IOException failure) {
            return failure instanceof TargetException told
                    ? new Incomplete(told.reason(), String.valueOf(told.getMessage()))
                    : new Incomplete("TargetFailed", failure.toString());
        }
    }

    /**
     * All of it.
     *
     * @param url where it can be reached, where it has an address of its own
     * @param services what runs in it
     */
    record Present(@Nullable String url, List<ServiceState> services) implements Presence {

        public Present(@Nullable String url) {
            this(url, List.of());
        }
    }

    /** Something in its place that Paved did not make for it, and leaves alone: {@code what} says it for people. */
    record Foreign(String what) implements Presence {}
}
