package dev.paved.catalog.goldenpath;

/** A golden path's folder that cannot be used; the message says which field and what it must be. */
class InvalidGoldenPath extends Exception {

    private static final long serialVersionUID = 1;

    InvalidGoldenPath(String fault) {
        super(fault);
    }
}
