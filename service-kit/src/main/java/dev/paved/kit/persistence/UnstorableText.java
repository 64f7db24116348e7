package dev.paved.kit.persistence;

/** A text has a NUL, which PostgreSQL cannot hold; nothing was changed. */
public class UnstorableText extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnstorableText(Throwable cause) {
        super("a text has a NUL, which the database cannot hold", cause);
    }
}
