/** Asking others over HTTP, within a limit. */
@NullMarked
package dev.paved.kit.client;

import org.jspecify.annotations.NullMarked;
