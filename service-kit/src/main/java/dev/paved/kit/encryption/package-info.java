/**
 * Texts that nobody may read in the database: each sealed with a data key of its own, which a master key wraps.
 *
 * @see "ADR 17: how secrets are sealed"
 */
@NullMarked
package dev.paved.kit.encryption;

import org.jspecify.annotations.NullMarked;
