package dev.paved.deployer.rollout;

import dev.paved.kit.http.Failure;

/** A reason not to begin that passes by itself: trying again later may help. */
public interface Passing extends Failure {}
