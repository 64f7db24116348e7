/** How a version takes over from the one that serves: at once, or step by step. */
@NullMarked
package dev.paved.deployer.strategy;

import org.jspecify.annotations.NullMarked;
