/** Incidents as systems that watch services tell of them: begun once, ended once, through all that flaps between. */
@NullMarked
package dev.paved.integrations.incident;

import org.jspecify.annotations.NullMarked;
