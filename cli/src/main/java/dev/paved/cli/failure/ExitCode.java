package dev.paved.cli.failure;

/** The codes the command ends with; part of its interface, never renumbered. */
public enum ExitCode {
    DONE,
    ERROR,
    USAGE_OR_CANCELLED,
    NOT_FOUND,
    NOT_AUTHENTICATED,
    DENIED,
    STILL_RUNNING,
    ROLLED_BACK;

    /** The number the process ends with. */
    public int code() {
        return ordinal();
    }
}
