/** Tests. */
@NullMarked
package dev.paved.provisioner.database.kubernetes;

import org.jspecify.annotations.NullMarked;
