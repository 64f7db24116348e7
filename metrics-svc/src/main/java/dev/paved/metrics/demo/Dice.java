package dev.paved.metrics.demo;

import dev.paved.metrics.history.PastId;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time it is asked by the same seed. */
final class Dice {

    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Dice of their own for {@code purpose}: what others throw changes nothing for them. */
    static Dice of(Frame frame, String purpose) {
        return new Dice(
                PastId.of(frame.seed() + "\n" + frame.months() + "\n" + purpose).getMostSignificantBits());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both of them too. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Mostly about {@code median}, now and then several times as long. */
    Duration about(Duration median) {
        double factor = Math.exp(Math.clamp(random.nextGaussian(), -2.5, 2.5) * 0.7);
        return Duration.ofSeconds(Math.max(1, Math.round(median.toSeconds() * factor)));
    }

    /** How often something happens that is expected {@code mean} times (Poisson). */
    int times(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** The id of a commit. */
    String sha() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
