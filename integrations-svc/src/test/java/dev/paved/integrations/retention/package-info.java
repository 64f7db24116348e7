/** Tests. */
@NullMarked
package dev.paved.integrations.retention;

import org.jspecify.annotations.NullMarked;
