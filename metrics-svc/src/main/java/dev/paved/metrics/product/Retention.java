package dev.paved.metrics.product;

import static dev.paved.metrics.product.Evidence.Verdict.AGAINST;
import static dev.paved.metrics.product.Evidence.Verdict.FOR;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.fact.Standing.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of the services created on a golden path whose 90th day is in the window: which were still on it that day. A retired
 * service was not.
 */
final class Retention {

    static final Duration TERM = Duration.ofDays(90);

    private Retention() {}

    static List<Evidence> find(PlatformFacts facts, Window window, Instant asOf) {
        return facts.services().values().stream()
                .flatMap(service -> find(service, window, asOf))
                .toList();
    }

    private static Stream<Evidence> find(ServiceHistory service, Window window, Instant asOf) {
        Instant created = service.created();
        if (created == null
                || !window.contains(created.plus(TERM), asOf)
                || service.placeAt(created) != Place.ON_PATH) {
            return Stream.empty();
        }
        Instant day = created.plus(TERM);
        Place place = service.placeAt(day);
        String reason = place == Place.ON_PATH
                ? "still on its golden path after 90 days"
                : place == Place.RETIRED ? "retired within 90 days" : "left its golden path within 90 days";
        return Stream.of(Evidence.of(
                Metric.RETENTION,
                "service/" + service.name(),
                service.name(),
                service.ownerAt(day),
                day,
                place == Place.ON_PATH ? FOR : AGAINST,
                reason));
    }
}
