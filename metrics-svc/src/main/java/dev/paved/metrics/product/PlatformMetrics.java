package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The platform's metrics of a window, each with its number of samples; a value without samples is null.
 *
 * @param timeToFirstDeployment of the services created in the window
 * @param goldenPathAdoption of the services that came into the catalog in the window
 * @param goldenPathDeployments of the production deployments of the window
 * @param onboarding of all services that are known, whatever the window
 * @param retention of the services whose 90th day is in the window
 * @param ticketDeflection of the self-service actions and tickets of the window
 * @param nps of the present quarter, whatever the window
 */
record PlatformMetrics(
        FirstDeployments timeToFirstDeployment,
        Share goldenPathAdoption,
        Share goldenPathDeployments,
        Share onboarding,
        Share retention,
        Share ticketDeflection,
        Tickets tickets,
        Nps nps) {

    static PlatformMetrics of(
            Findings found, Window window, Quarter quarter, @Nullable Instant ticketsSince, Instant asOf) {
        return new PlatformMetrics(
                FirstDeployments.of(found.of(Metric.TIME_TO_FIRST_DEPLOYMENT)),
                Share.of(found.of(Metric.GOLDEN_PATH_ADOPTION)),
                Share.of(found.of(Metric.GOLDEN_PATH_DEPLOYMENTS)),
                Share.of(found.of(Metric.ONBOARDING)),
                Share.of(found.of(Metric.RETENTION)),
                Share.of(found.of(Metric.TICKET_DEFLECTION)),
                Tickets.of(found.of(Metric.TICKET_DEFLECTION), window, ticketsSince, asOf),
                Nps.of(found.of(Metric.NPS), quarter));
    }
}
