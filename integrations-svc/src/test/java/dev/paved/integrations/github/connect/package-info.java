/** Tests of dev.paved.integrations.github.connect. */
@NullMarked
package dev.paved.integrations.github.connect;

import org.jspecify.annotations.NullMarked;
