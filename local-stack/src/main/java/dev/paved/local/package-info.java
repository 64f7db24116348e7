/** The local stack: everything Paved needs to run on one machine. */
@NullMarked
package dev.paved.local;

import org.jspecify.annotations.NullMarked;
