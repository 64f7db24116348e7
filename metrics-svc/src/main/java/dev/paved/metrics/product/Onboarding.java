package dev.paved.metrics.product;

import static dev.paved.metrics.product.Evidence.Verdict.AGAINST;
import static dev.paved.metrics.product.Evidence.Verdict.FOR;
import static dev.paved.metrics.product.Evidence.Verdict.LEFT_OUT;

import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.product.Evidence.Verdict;
import java.time.Instant;
import java.util.List;

/** Of the services that any event named: which are in the catalog. Retired ones are neither. */
final class Onboarding {

    private Onboarding() {}

    static List<Evidence> find(PlatformFacts facts, Instant asOf) {
        return facts.services().values().stream()
                .map(service -> switch (service.placeAt(asOf)) {
                    case null -> judged(service, asOf, AGAINST, "named by events, but not in the catalog");
                    case ON_PATH, OFF_PATH -> judged(service, asOf, FOR, "in the catalog");
                    case RETIRED -> judged(service, asOf, LEFT_OUT, "retired");
                })
                .toList();
    }

    private static Evidence judged(ServiceHistory service, Instant asOf, Verdict verdict, String reason) {
        Instant entered = service.entered();
        return Evidence.of(
                Metric.ONBOARDING,
                "service/" + service.name(),
                service.name(),
                service.ownerAt(asOf),
                entered == null || entered.isAfter(asOf) ? asOf : entered,
                verdict,
                reason);
    }
}
