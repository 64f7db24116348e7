/** Asking GitHub over its REST API: who asks, how much it says, and when it may be asked again. */
@NullMarked
package dev.paved.kit.github;

import org.jspecify.annotations.NullMarked;
