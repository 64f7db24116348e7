package dev.paved.deployer.rollout;

/** How names are written. */
final class Names {

    static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    static final String SERVICE_MESSAGE =
            "is no name of a service: letters, digits, '-', '_' and '.', at most 63, for example hello";
    static final String ENVIRONMENT_MESSAGE =
            "is no name of an environment: letters, digits, '-', '_' and '.', at most 63, for example production";
    static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._+/-]{0,99}";
    static final String VERSION_MESSAGE = "is no version: a tag such as 1.2.3, or a commit by 7 to 40 digits";

    private Names() {}
}
