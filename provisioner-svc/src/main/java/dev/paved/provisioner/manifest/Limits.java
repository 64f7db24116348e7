package dev.paved.provisioner.manifest;

import dev.paved.provisioner.ProvisionerSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The limits on an environment's time, from the settings. */
@Singleton
class Limits {

    @Produces
    @Singleton
    TtlLimits limits(ProvisionerSettings settings) {
        ProvisionerSettings.Ttl ttl = settings.ttl();
        return new TtlLimits(ttl.least(), ttl.most(), ttl.notice());
    }
}
