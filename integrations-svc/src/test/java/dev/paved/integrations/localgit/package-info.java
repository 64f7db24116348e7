/** Tests of dev.paved.integrations.localgit. */
@NullMarked
package dev.paved.integrations.localgit;

import org.jspecify.annotations.NullMarked;
