/** The command that lists who did what. */
@NullMarked
package dev.paved.cli.audit;

import org.jspecify.annotations.NullMarked;
