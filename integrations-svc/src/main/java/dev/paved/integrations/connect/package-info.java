/** How it stands with all systems that deliver to here. Each that is set up with help has that in its own package. */
@NullMarked
package dev.paved.integrations.connect;

import org.jspecify.annotations.NullMarked;
