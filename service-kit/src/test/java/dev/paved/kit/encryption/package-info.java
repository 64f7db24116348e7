/** Tests. */
@NullMarked
package dev.paved.kit.encryption;

import org.jspecify.annotations.NullMarked;
