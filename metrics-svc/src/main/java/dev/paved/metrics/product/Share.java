package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.product.Evidence.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the samples are what the metric asks for.
 *
 * @param ratio from 0 to 1; null without samples
 * @param matching how many of the samples are
 */
@JsonInclude(ALWAYS)
record Share(@Nullable Double ratio, int matching, int samples) {

    static Share of(List<Evidence> found) {
        int matching = count(found, Verdict.FOR);
        int samples = matching + count(found, Verdict.AGAINST);
        return new Share(samples == 0 ? null : (double) matching / samples, matching, samples);
    }

    static int count(List<Evidence> found, Verdict verdict) {
        return (int) found.stream().filter(e -> e.verdict() == verdict).count();
    }
}
