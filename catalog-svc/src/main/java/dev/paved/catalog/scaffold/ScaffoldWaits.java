package dev.paved.catalog.scaffold;

import java.time.Duration;

/** A step cannot go on now, and may later. */
class ScaffoldWaits extends Exception {

    private static final long serialVersionUID = 1;

    private final Duration pause;

    ScaffoldWaits(String because, Duration pause) {
        super(because);
        this.pause = pause;
    }

    /** How long to wait before it is tried again. */
    Duration pause() {
        return pause;
    }
}
