/** Whether there is room for one more version, asked before anything is begun. See ADR 37. */
@NullMarked
package dev.paved.deployer.capacity;

import org.jspecify.annotations.NullMarked;
