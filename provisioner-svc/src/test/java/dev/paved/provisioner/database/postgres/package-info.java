/** Tests. */
@NullMarked
package dev.paved.provisioner.database.postgres;

import org.jspecify.annotations.NullMarked;
