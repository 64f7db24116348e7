package dev.paved.cli.shell;

/** Colours, or none of them where they aren't wanted (https://no-color.org). */
public record Style(boolean coloured) {

    /** Errors and what is unwell. */
    public String red(String text) {
        return paint("31", text);
    }

    /** What is well. */
    public String green(String text) {
        return paint("32", text);
    }

    /** What is on its way. */
    public String yellow(String text) {
        return paint("33", text);
    }

    /** What the eye should find first. */
    public String bold(String text) {
        return paint("1", text);
    }

    /** What only matters to some. */
    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
