package dev.paved.deployer.rollout;

/** How names are written. */
public final class Names {

    /** A service or an environment. */
    public static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    /** What is wrong with the name of a service. */
    public static final String SERVICE_MESSAGE =
            "is no name of a service: letters, digits, '-', '_' and '.', at most 63, for example hello";
    /** What is wrong with the name of an environment. */
    public static final String ENVIRONMENT_MESSAGE =
            "is no name of an environment: letters, digits, '-', '_' and '.', at most 63, for example production";

    static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._+/-]{0,99}";
    static final String VERSION_MESSAGE = "is no version: a tag such as 1.2.3, or a commit by 7 to 40 digits";

    /** Anything but blanks. */
    public static final String REASON = "(?s).*\\S.*";

    /** What is wrong with a reason. */
    public static final String REASON_MESSAGE = "must say why, in at most 500 characters: those who come later ask";

    /** How long a reason may be. */
    public static final int LONGEST_REASON = 500;

    private Names() {}
}
