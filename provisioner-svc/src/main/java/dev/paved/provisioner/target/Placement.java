package dev.paved.provisioner.target;

import dev.paved.events.EnvironmentType;
import java.time.Instant;

/**
 * What a target needs to know of an environment.
 *
 * @param id its identity: a later environment of the same name has another
 * @param owner who owns it
 */
public record Placement(String id, String name, EnvironmentType type, String owner, Instant createdAt) {}
