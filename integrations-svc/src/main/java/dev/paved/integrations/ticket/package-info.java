/** Tickets that teams file with operations, as any system tells of them. */
@NullMarked
package dev.paved.integrations.ticket;

import org.jspecify.annotations.NullMarked;
