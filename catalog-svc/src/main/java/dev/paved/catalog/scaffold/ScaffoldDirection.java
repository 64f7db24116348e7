package dev.paved.catalog.scaffold;

/** Which way it goes with a service that is being made. */
enum ScaffoldDirection {
    /** The steps of its golden path are done, one after the other; each is safe to repeat. */
    FORWARD,
    /** What they did is taken back, and the operation ends badly. */
    UNDO
}
