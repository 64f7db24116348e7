/** The supervisor: starts the stack's processes, keeps them running and stops them in order. */
@NullMarked
package dev.paved.local.supervisor;

import org.jspecify.annotations.NullMarked;
