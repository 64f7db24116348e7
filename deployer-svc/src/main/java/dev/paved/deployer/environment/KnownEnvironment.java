package dev.paved.deployer.environment;

import dev.paved.events.EnvironmentType;

/** An environment that can be deployed to. */
public record KnownEnvironment(String name, EnvironmentType type) {}
