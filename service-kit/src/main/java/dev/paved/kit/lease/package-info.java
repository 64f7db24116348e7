/** Who may work on something, proven by an epoch in every write. */
@NullMarked
package dev.paved.kit.lease;

import org.jspecify.annotations.NullMarked;
