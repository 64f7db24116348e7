package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.fact.Feedback;
import dev.paved.metrics.product.Evidence.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The net promoter score of a calendar quarter: promoters (9 and 10) less detractors (0 to 6), in percent of the
 * responses; null without any.
 *
 * @param quarter such as {@code 2026-Q4}
 * @param score from -100 to 100
 * @param samples the responses
 */
@JsonInclude(ALWAYS)
record Nps(String quarter, @Nullable Double score, int promoters, int passives, int detractors, int samples) {

    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;
    private static final double PERCENT = 100;

    static List<Evidence> find(PlatformFacts facts, Quarter quarter, Instant asOf) {
        return judged(facts.feedback().stream()
                .filter(feedback ->
                        quarter.contains(feedback.given()) && !feedback.given().isAfter(asOf))
                .toList());
    }

    static List<Evidence> judged(List<Feedback> given) {
        return given.stream().map(Nps::judged).toList();
    }

    private static Evidence judged(Feedback f) {
        Verdict verdict =
                f.score() >= PROMOTER ? Verdict.FOR : f.score() <= DETRACTOR ? Verdict.AGAINST : Verdict.COUNTED;
        String who = f.score() >= PROMOTER ? "promoter" : f.score() <= DETRACTOR ? "detractor" : "passive";
        return Evidence.of(
                Metric.NPS, "feedback/" + f.id(), null, f.team(), f.given(), verdict, who + ", gave " + f.score());
    }

    static Nps of(List<Evidence> found, Quarter quarter) {
        int promoters = Share.count(found, Verdict.FOR);
        int detractors = Share.count(found, Verdict.AGAINST);
        int passives = Share.count(found, Verdict.COUNTED);
        int all = promoters + detractors + passives;
        Double score = all == 0 ? null : (promoters - detractors) * PERCENT / all;
        return new Nps(quarter.label(), score, promoters, passives, detractors, all);
    }
}
