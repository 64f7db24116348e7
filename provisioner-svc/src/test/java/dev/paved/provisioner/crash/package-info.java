/** The provisioner as a process of its own, killed and cut off from what it works on. */
@NullMarked
package dev.paved.provisioner.crash;

import org.jspecify.annotations.NullMarked;
