/** Where environments are made: one interface, and the local target behind it. */
@NullMarked
package dev.paved.provisioner.target;

import org.jspecify.annotations.NullMarked;
