package dev.paved.kit.http;

/**
 * An expected reason not to do what was asked. Each feature has a sealed family of its own; one mapper, in this package,
 * turns them all into problem details.
 */
public interface Failure {

    /** How it is told to the caller. */
    Problem problem();
}
