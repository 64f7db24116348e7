/** What the local stack consists of and where it keeps its state. */
@NullMarked
package dev.paved.local.stack;

import org.jspecify.annotations.NullMarked;
