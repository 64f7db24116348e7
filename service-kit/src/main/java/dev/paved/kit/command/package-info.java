/** Accepting a command: idempotency, audit and effect in one transaction. */
@NullMarked
package dev.paved.kit.command;

import org.jspecify.annotations.NullMarked;
