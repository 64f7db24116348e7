/** What happened before the platform, or never: told for the metrics alone. */
@NullMarked
package dev.paved.kit.past;

import org.jspecify.annotations.NullMarked;
