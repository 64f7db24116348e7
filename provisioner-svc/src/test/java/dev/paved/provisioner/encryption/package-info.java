/** Tests. */
@NullMarked
package dev.paved.provisioner.encryption;

import org.jspecify.annotations.NullMarked;
