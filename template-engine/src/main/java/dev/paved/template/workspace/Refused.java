package dev.paved.template.workspace;

/** What must not be in such a folder: the message says which path, and why. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String rule;

    Refused(String path, String rule) {
        super("'" + path + "' " + rule);
        this.path = path;
        this.rule = rule;
    }

    /** What was refused. */
    public String path() {
        return path;
    }

    /** Why. */
    public String rule() {
        return rule;
    }
}
