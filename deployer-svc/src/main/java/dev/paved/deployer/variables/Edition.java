package dev.paved.deployer.variables;

/**
 * Which variables a process was given, without any of them.
 *
 * @param version another one where the values may be others
 * @param revision another one where they are; it tells nothing of them
 */
public record Edition(String version, String revision) {}
