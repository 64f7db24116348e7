package dev.paved.provisioner.target;

import org.jspecify.annotations.Nullable;

/** What a target has of an environment. */
public sealed interface Presence {

    /** Nothing. */
    record Absent() implements Presence {}

    /** Something, not all: {@code what} says it for people. */
    record Incomplete(String what) implements Presence {}

    /** All of it; {@code url} is where it can be reached, where it has an address of its own. */
    record Present(@Nullable String url) implements Presence {}

    /** Something in its place that Paved did not make for it, and leaves alone: {@code what} says it for people. */
    record Foreign(String what) implements Presence {}
}
