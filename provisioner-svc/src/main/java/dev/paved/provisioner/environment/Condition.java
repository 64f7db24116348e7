package dev.paved.provisioner.environment;

import java.time.Instant;

/**
 * A statement about an environment, as Kubernetes' conventions for conditions have it.
 *
 * @param type what it is about: {@code Ready}, {@code ServicesAvailable}, {@code SecretsSynced} or {@code InSync}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason why, as one word in CamelCase for programs
 * @param message why, for people
 * @param since from when on the status has been this one
 */
record Condition(String type, String status, String reason, String message, Instant since) {}
