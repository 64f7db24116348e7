/** The platform command: its entry, its command tree and its errors of usage. */
@NullMarked
package dev.paved.cli;

import org.jspecify.annotations.NullMarked;
