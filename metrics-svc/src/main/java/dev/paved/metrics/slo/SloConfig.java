package dev.paved.metrics.slo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/**
 * What the platform promises: for each objective the share of events that are to be good, more than 0 and less than 1, over
 * 30 days.
 */
@ConfigMapping(prefix = "paved.metrics.slo")
interface SloConfig {

    /** Environments that became ready, of those that became ready or failed. */
    @WithName("environment-provisioning.objective")
    @WithDefault("0.99")
    double environmentProvisioning();

    /** Environments that became ready in time, of those that became ready. */
    @WithName("environment-provisioning-latency.objective")
    @WithDefault("0.95")
    double environmentProvisioningLatency();

    /** How long an environment may take from its request to be in time. */
    @WithName("environment-provisioning-latency.within")
    @WithDefault("PT60S")
    Duration environmentWithin();

    /** Deployments through the platform that succeeded, of those that ended, to any environment. */
    @WithName("deployment.objective")
    @WithDefault("0.95")
    double deployment();

    /** Webhooks whose event was on the topic in time, of all that became events. */
    @WithName("webhook-to-event.objective")
    @WithDefault("0.99")
    double webhookToEvent();

    /** How long a webhook may take from being taken in to be on the topic in time. */
    @WithName("webhook-to-event.within")
    @WithDefault("PT1S")
    Duration webhookWithin();

    /** Requests to the APIs that no error of the platform's ended; counted by Prometheus' rules, not here. */
    @WithName("api-availability.objective")
    @WithDefault("0.999")
    double apiAvailability();
}
