package dev.paved.deployer.local;

/** A line that a program printed, as people may see it. */
public final class LogLine {

    private static final int LONGEST_LINE = 500;

    private LogLine() {}

    /** Without the colours of a terminal and other control characters, and not longer than people read. */
    public static String printable(String line) {
        String plain = line.replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "").replaceAll("[\\p{Cntrl}&&[^\t]]", "");
        return plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) + "…" : plain;
    }
}
