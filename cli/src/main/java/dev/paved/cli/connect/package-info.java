/** Setting up what delivers to the platform, and proving it with a test delivery. */
@NullMarked
package dev.paved.cli.connect;

import org.jspecify.annotations.NullMarked;
