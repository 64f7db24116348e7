/** Tests of dev.paved.integrations.connect. */
@NullMarked
package dev.paved.integrations.connect;

import org.jspecify.annotations.NullMarked;
