/** Tests. */
@NullMarked
package dev.paved.provisioner.database;

import org.jspecify.annotations.NullMarked;
