/** Reads the history of repositories on this machine, for the ranges of deployments. */
@NullMarked
package dev.paved.metrics.git;

import org.jspecify.annotations.NullMarked;
