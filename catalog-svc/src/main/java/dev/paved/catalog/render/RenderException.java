package dev.paved.catalog.render;

/** A template that cannot be rendered; the message names the file, the line where there is one, and the fault. */
public class RenderException extends Exception {

    private static final long serialVersionUID = 1;

    RenderException(String place, String fault) {
        super(place + ": " + fault);
    }
}
