/** Tests of dev.paved.integrations.inbound. */
@NullMarked
package dev.paved.integrations.inbound;

import org.jspecify.annotations.NullMarked;
