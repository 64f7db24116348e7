package dev.paved.metrics.slo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Every objective of the platform. */
@Singleton
public class Slos {

    private static final String FIRST_READY = "ready_at is not null and (failed_at is null or ready_at <= failed_at)";

    private final List<Slo> all;

    Slos(SloConfig config) {
        this.all = List.of(
                new Slo(
                        "environment-provisioning",
                        config.environmentProvisioning(),
                        null,
                        "select least(ready_at, failed_at) as at, " + FIRST_READY + " as good from provisioning"),
                new Slo(
                        "environment-provisioning-latency",
                        config.environmentProvisioningLatency(),
                        config.environmentWithin(),
                        "select least(ready_at, failed_at) as at, ready_at - requested_at <= "
                                + interval(config.environmentWithin())
                                + " as good from provisioning where requested_at is not null and " + FIRST_READY),
                new Slo(
                        "deployment",
                        config.deployment(),
                        null,
                        "select coalesce(succeeded_at, failed_at, rolled_back_at) as at,"
                                + " succeeded_at is not null as good from deployment where not external"),
                new Slo(
                        "webhook-to-event",
                        config.webhookToEvent(),
                        config.webhookWithin(),
                        "select at, published_at - at <= " + interval(config.webhookWithin())
                                + " as good from webhook_arrival"),
                new Slo("api-availability", config.apiAvailability(), null, null));
    }

    private static String interval(Duration duration) {
        return "interval '" + duration.toMillis() + " milliseconds'";
    }

    /** All of them. */
    public List<Slo> all() {
        return all;
    }
}
