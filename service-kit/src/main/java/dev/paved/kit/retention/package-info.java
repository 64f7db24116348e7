/** What a service forgets, and when. */
@NullMarked
package dev.paved.kit.retention;

import org.jspecify.annotations.NullMarked;
