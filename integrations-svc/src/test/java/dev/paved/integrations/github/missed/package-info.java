/** Tests of dev.paved.integrations.github.missed. */
@NullMarked
package dev.paved.integrations.github.missed;

import org.jspecify.annotations.NullMarked;
