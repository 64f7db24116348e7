/** Versions that run where they were not verified before, for a time. */
@NullMarked
package dev.paved.deployer.offpath;

import org.jspecify.annotations.NullMarked;
