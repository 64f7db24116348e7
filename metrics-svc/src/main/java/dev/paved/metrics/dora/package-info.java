/** The five DORA metrics as pure functions of facts, a definition and an instant. */
@NullMarked
package dev.paved.metrics.dora;

import org.jspecify.annotations.NullMarked;
