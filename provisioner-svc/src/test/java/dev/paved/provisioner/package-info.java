/** Tests. */
@NullMarked
package dev.paved.provisioner;

import org.jspecify.annotations.NullMarked;
