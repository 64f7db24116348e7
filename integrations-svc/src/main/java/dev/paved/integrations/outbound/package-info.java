/** Sends to addresses that users chose, and never into the platform's own network. */
@NullMarked
package dev.paved.integrations.outbound;

import org.jspecify.annotations.NullMarked;
