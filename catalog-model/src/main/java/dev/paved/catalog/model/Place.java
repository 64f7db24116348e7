package dev.paved.catalog.model;

/** Where something stands in a text, from line 1 and column 1. */
public record Place(int line, int column) {

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
