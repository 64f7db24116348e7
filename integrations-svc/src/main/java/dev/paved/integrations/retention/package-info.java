/** What this service forgets of what it was told, and when. */
@NullMarked
package dev.paved.integrations.retention;

import org.jspecify.annotations.NullMarked;
