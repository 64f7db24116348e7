/** Tests. */
@NullMarked
package dev.paved.provisioner.target.kubernetes;

import org.jspecify.annotations.NullMarked;
