/** Tests. */
@NullMarked
package dev.paved.provisioner.target;

import org.jspecify.annotations.NullMarked;
