/** Databases of services in environments, from the request for one to the proof that it is gone. */
@NullMarked
package dev.paved.provisioner.database;

import org.jspecify.annotations.NullMarked;
