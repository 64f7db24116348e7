/** Tests. */
@NullMarked
package dev.paved.provisioner.environment;

import org.jspecify.annotations.NullMarked;
