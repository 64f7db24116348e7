/** Bringing the version that was verified in one environment into the next. */
@NullMarked
package dev.paved.deployer.promotion;

import org.jspecify.annotations.NullMarked;
