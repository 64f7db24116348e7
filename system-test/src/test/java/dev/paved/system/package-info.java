/** The built artefacts, started and driven as a user does, with faults in the middle. */
@NullMarked
package dev.paved.system;

import org.jspecify.annotations.NullMarked;
