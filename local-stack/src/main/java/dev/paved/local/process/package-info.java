/** Processes of the operating system: started detached, found again by pid and birth, and asked who they are. */
@NullMarked
package dev.paved.local.process;

import org.jspecify.annotations.NullMarked;
