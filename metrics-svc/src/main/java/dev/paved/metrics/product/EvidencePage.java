package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.Window;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric looked at, newest first.
 *
 * @param asOf the end of the window, the same on every page
 * @param next the cursor of the next page; null on the last
 */
@JsonInclude(ALWAYS)
public record EvidencePage(
        String metric,
        String window,
        Instant asOf,
        List<Item> items,
        @Nullable String next) {

    private static final Comparator<Evidence> NEWEST_FIRST =
            Comparator.comparing(Evidence::at).thenComparing(Evidence::subject).reversed();

    /**
     * One fact.
     *
     * @param counted whether it is among the samples
     * @param matching whether it is among those of the samples that the metric asks for
     * @param reason why, for people
     * @param seconds how long it took; null where nothing is measured
     */
    @JsonInclude(ALWAYS)
    public record Item(
            String metric,
            @Nullable String service,
            @Nullable String team,
            String subject,
            Instant at,
            boolean counted,
            boolean matching,
            String reason,
            @Nullable Double seconds) {

        static Item of(Evidence e) {
            return new Item(
                    e.metric().label(),
                    e.service(),
                    e.team(),
                    e.subject(),
                    e.at(),
                    e.verdict().counts(),
                    e.verdict() == Evidence.Verdict.FOR,
                    e.reason(),
                    e.seconds());
        }
    }

    static EvidencePage of(
            Metric metric,
            Window window,
            PageLimit limit,
            @Nullable String cursor,
            PlatformAnswers answers,
            Instant now) {
        Cursor from = Cursor.parse(cursor, 3);
        Instant asOf = from.first().isEmpty() ? now : instant(from.first());
        List<Evidence> rest = answers.evidence(metric, window, asOf).stream()
                .filter(e -> from.first().isEmpty() || isAfter(from, e))
                .sorted(NEWEST_FIRST)
                .limit(limit.andOneMore())
                .toList();
        return new EvidencePage(
                metric.label(),
                window.label(),
                asOf,
                limit.page(rest).stream().map(Item::of).toList(),
                limit.next(rest, e -> Cursor.after(asOf.toString(), e.at().toString(), e.subject())));
    }

    private static boolean isAfter(Cursor last, Evidence e) {
        int time = e.at().compareTo(instant(last.parts().get(1)));
        return time < 0 || time == 0 && e.subject().compareTo(last.parts().get(2)) < 0;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedException(
                    Invalid.field("/cursor", "must be the next of an earlier page, as it was given"));
        }
    }
}
