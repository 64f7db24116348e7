@NullMarked
package dev.paved.provisioner.preview;

import org.jspecify.annotations.NullMarked;
