/**
 * Values of secrets in Vault or OpenBao: each version's in a path of its own, in a KV engine of version 2.
 *
 * @see "ADR 19: secrets in Vault"
 */
@NullMarked
package dev.paved.provisioner.secret.vault;

import org.jspecify.annotations.NullMarked;
