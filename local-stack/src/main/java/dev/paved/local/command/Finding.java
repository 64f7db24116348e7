package dev.paved.local.command;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param next what to do about it; empty when nothing is wrong
 */
record Finding(boolean isWell, String subject, String state, String next) {
    static Finding well(String subject, String state) {
        return new Finding(true, subject, state, "");
    }

    static Finding trouble(String subject, String state, String next) {
        return new Finding(false, subject, state, next);
    }

    String line() {
        String first = String.format("%-4s %-13s %s", isWell ? "ok" : "!!", subject, state);
        return isWell ? first : first + System.lineSeparator() + "     -> " + next;
    }
}
