/** Tests. */
@NullMarked
package dev.paved.provisioner.manifest;

import org.jspecify.annotations.NullMarked;
