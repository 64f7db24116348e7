/** Driving the world to the desired state, level-triggered. */
@NullMarked
package dev.paved.kit.reconcile;

import org.jspecify.annotations.NullMarked;
