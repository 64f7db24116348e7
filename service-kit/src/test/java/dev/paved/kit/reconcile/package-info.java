@NullMarked
package dev.paved.kit.reconcile;

import org.jspecify.annotations.NullMarked;
