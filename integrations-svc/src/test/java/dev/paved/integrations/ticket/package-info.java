/** Tests of dev.paved.integrations.ticket. */
@NullMarked
package dev.paved.integrations.ticket;

import org.jspecify.annotations.NullMarked;
