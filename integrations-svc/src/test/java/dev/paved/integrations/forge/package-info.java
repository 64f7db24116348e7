/** Tests of dev.paved.integrations.forge. */
@NullMarked
package dev.paved.integrations.forge;

import org.jspecify.annotations.NullMarked;
