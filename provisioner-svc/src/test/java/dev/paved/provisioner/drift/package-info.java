/** Tests of drift. */
@NullMarked
package dev.paved.provisioner.drift;

import org.jspecify.annotations.NullMarked;
