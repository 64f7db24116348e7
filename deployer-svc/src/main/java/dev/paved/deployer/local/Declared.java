package dev.paved.deployer.local;

import dev.paved.deployer.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code platform.yaml} says of the release of its version, on whatever it runs.
 *
 * @param strategy how it takes over from the version that serves
 * @param migration what changes in its database with it; null where it declares nothing
 */
public record Declared(Strategy strategy, @Nullable Migration migration) {}
