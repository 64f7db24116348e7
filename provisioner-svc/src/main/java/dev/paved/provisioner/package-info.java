/** Environments, databases and secrets: the provisioner's settings. */
@NullMarked
package dev.paved.provisioner;

import org.jspecify.annotations.NullMarked;
