/** Tests of dev.paved.integrations.incident. */
@NullMarked
package dev.paved.integrations.incident;

import org.jspecify.annotations.NullMarked;
