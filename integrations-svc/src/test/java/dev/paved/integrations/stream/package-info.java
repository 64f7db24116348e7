/** Tests of dev.paved.integrations.stream. */
@NullMarked
package dev.paved.integrations.stream;

import org.jspecify.annotations.NullMarked;
