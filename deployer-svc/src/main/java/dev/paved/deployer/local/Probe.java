package dev.paved.deployer.local;

/**
 * What an instance said when asked for its health.
 *
 * @param healthy whether it is ready
 * @param words what it said, for people
 */
public record Probe(boolean healthy, String words) {}
