/** Bare repositories on this machine: a branch that moves is a push. */
@NullMarked
package dev.paved.integrations.localgit;

import org.jspecify.annotations.NullMarked;
