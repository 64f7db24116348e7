/** Databases on a PostgreSQL server, made over an admin's connection. */
@NullMarked
package dev.paved.provisioner.database.postgres;

import org.jspecify.annotations.NullMarked;
