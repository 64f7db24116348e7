package dev.paved.metrics.product;

import static dev.paved.metrics.product.Evidence.Verdict.AGAINST;
import static dev.paved.metrics.product.Evidence.Verdict.FOR;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceHistory;
import dev.paved.metrics.fact.Standing.Place;
import dev.paved.metrics.product.Evidence.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Golden path adoption. Of the services that came into the catalog in the window: which were created from a golden path
 * and are still on it, which a retired one is not. Of the production deployments that ended in the window: which went through the
 * platform.
 */
final class Adoption {

    private Adoption() {}

    static List<Evidence> ofServices(PlatformFacts facts, Window window, Instant asOf) {
        return facts.services().values().stream()
                .flatMap(service -> ofService(service, window, asOf))
                .toList();
    }

    private static Stream<Evidence> ofService(ServiceHistory service, Window window, Instant asOf) {
        Instant entered = service.entered();
        if (entered == null || !window.contains(entered, asOf)) {
            return Stream.empty();
        }
        Place place = service.placeAt(asOf);
        boolean created = service.created() != null && !service.created().isAfter(asOf);
        if (place == Place.RETIRED) {
            return Stream.of(judged(service, entered, asOf, AGAINST, "retired"));
        }
        if (!created) {
            return Stream.of(judged(service, entered, asOf, AGAINST, "not created from a golden path"));
        }
        return place == Place.ON_PATH
                ? Stream.of(judged(service, entered, asOf, FOR, "created from a golden path and still on it"))
                : Stream.of(judged(service, entered, asOf, AGAINST, "left its golden path"));
    }

    private static Evidence judged(
            ServiceHistory service, Instant entered, Instant asOf, Verdict verdict, String reason) {
        return Evidence.of(
                Metric.GOLDEN_PATH_ADOPTION,
                "service/" + service.name(),
                service.name(),
                service.ownerAt(asOf),
                entered,
                verdict,
                reason);
    }

    static List<Evidence> ofDeployments(PlatformFacts facts, Window window, Instant asOf) {
        return facts.deployments().stream()
                .filter(d -> d.production() && window.contains(d.ended(), asOf))
                .map(d -> Evidence.of(
                        Metric.GOLDEN_PATH_DEPLOYMENTS,
                        "deployment/" + d.id(),
                        d.service(),
                        facts.ownerOf(d.service(), d.ended()),
                        d.ended(),
                        d.external() ? AGAINST : FOR,
                        d.external() ? "did not go through the platform" : "went through the platform"))
                .toList();
    }
}
