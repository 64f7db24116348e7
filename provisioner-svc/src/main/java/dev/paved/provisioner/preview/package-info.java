/** A preview environment for each pull request whose repository describes one. */
@NullMarked
package dev.paved.provisioner.preview;

import org.jspecify.annotations.NullMarked;
