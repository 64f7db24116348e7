package dev.paved.kit.lease;

/**
 * The right to work on {@code name}. Whoever takes it over gets a higher epoch, and a write under an older one is
 * refused: see {@link Leases#guard}.
 *
 * @param name what may be worked on
 * @param holder the instance that may
 * @param epoch higher than that of every earlier lease on anything
 */
public record Lease(String name, String holder, long epoch) {}
