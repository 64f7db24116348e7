/** Named points at which a test lets the process die. */
@NullMarked
package dev.paved.kit.crash;

import org.jspecify.annotations.NullMarked;
