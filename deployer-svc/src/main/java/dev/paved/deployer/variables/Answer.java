package dev.paved.deployer.variables;

/** What comes of asking for what a service is given. */
public sealed interface Answer {

    /** It is this. */
    record Given(Variables variables) implements Answer {}

    /** It can not be had now; {@code reason} is for people. */
    record Missing(String reason) implements Answer {}
}
