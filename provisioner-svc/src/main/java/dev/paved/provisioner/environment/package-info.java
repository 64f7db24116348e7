/** Environments, from the request for one to the proof that it is gone. */
@NullMarked
package dev.paved.provisioner.environment;

import org.jspecify.annotations.NullMarked;
