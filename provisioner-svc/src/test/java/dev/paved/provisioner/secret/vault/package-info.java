/** Secrets in Vault: against a stand-in that answers as Vault's documentation says. */
@NullMarked
package dev.paved.provisioner.secret.vault;

import org.jspecify.annotations.NullMarked;
