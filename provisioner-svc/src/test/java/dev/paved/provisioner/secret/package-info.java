/** Tests. */
@NullMarked
package dev.paved.provisioner.secret;

import org.jspecify.annotations.NullMarked;
