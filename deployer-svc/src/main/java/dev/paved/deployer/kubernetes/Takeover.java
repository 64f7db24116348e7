package dev.paved.deployer.kubernetes;

import dev.paved.deployer.strategy.Strategy;

/** How a version takes the place of what serves. */
enum Takeover {
    /** In its workload, pod by pod. */
    ROLLING,
    /** From a workload beside it, with a growing share of the requests. */
    CANARY,
    /** From a workload beside it, all at once. */
    BLUE_GREEN;

    static Takeover of(Strategy strategy) {
        return switch (strategy) {
            case Strategy.Rolling() -> ROLLING;
            case Strategy.Canary ignored -> CANARY;
            case Strategy.BlueGreen ignored -> BLUE_GREEN;
        };
    }
}
