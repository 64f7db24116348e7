/**
 * Texts that nobody may read in the database: each sealed with a data key of its own, which a master key wraps.
 *
 * @see "ADR 17: secrets are sealed in an envelope"
 */
@NullMarked
package dev.paved.provisioner.encryption;

import org.jspecify.annotations.NullMarked;
