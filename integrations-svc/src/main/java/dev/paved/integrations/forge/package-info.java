/** What forges tell, whichever it is, in the platform's words. */
@NullMarked
package dev.paved.integrations.forge;

import org.jspecify.annotations.NullMarked;
