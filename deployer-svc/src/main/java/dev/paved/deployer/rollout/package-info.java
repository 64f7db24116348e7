/** Bringing a version into an environment, step by step. */
@NullMarked
package dev.paved.deployer.rollout;

import org.jspecify.annotations.NullMarked;
