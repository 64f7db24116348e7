package dev.paved.template.nunjucks;

/** A text that is no template, or cannot be rendered with these values. */
public final class ScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    private final String rule;

    ScriptException(int line, String rule) {
        super("line " + line + ": " + rule);
        this.line = line;
        this.rule = rule;
    }

    /** Where, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong, and what would be right. */
    public String rule() {
        return rule;
    }
}
