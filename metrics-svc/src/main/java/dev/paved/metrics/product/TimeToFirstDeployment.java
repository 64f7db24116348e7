package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.fact.Standing.Place;
import dev.paved.metrics.product.Evidence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * For each service created in the window: from its creation to its first successful production deployment, by whichever
 * way. One that was retired without any waits no more, and is no sample.
 */
final class TimeToFirstDeployment {

    private static final double NANOS = 1e9;

    private TimeToFirstDeployment() {}

    static List<Evidence> find(PlatformFacts facts, Window window, Instant asOf) {
        return facts.services().values().stream()
                .flatMap(service -> find(service, window, asOf))
                .toList();
    }

    private static Stream<Evidence> find(ServiceHistory service, Window window, Instant asOf) {
        Instant created = service.created();
        if (created == null || !window.contains(created, asOf)) {
            return Stream.empty();
        }
        Instant first = service.firstProduction();
        if (first != null && !first.isAfter(asOf)) {
            Instant then = first.isBefore(created) ? created : first;
            return Stream.of(judged(service, created, then, Verdict.COUNTED, "first deployed to production"));
        }
        return service.placeAt(asOf) == Place.RETIRED
                ? Stream.of(
                        judged(service, created, asOf, Verdict.LEFT_OUT, "retired before any production deployment"))
                : Stream.of(
                        judged(service, created, asOf, Verdict.WAITING, "waits for its first production deployment"));
    }

    private static Evidence judged(
            ServiceHistory service, Instant created, Instant until, Verdict verdict, String reason) {
        Duration took = Duration.between(created, until);
        return new Evidence(
                Metric.TIME_TO_FIRST_DEPLOYMENT,
                "service/" + service.name(),
                service.name(),
                service.ownerAt(until),
                created,
                verdict,
                reason,
                took.getSeconds() + took.getNano() / NANOS);
    }
}
