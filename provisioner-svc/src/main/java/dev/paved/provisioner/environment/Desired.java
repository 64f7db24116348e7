package dev.paved.provisioner.environment;

import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.List;

/**
 * What an environment is to have in it, as it is kept.
 *
 * @param services what is to run
 * @param databases the databases
 */
record Desired(List<ServiceSpec> services, List<DatabaseSpec> databases) {

    static Desired of(EnvironmentSpec spec) {
        return new Desired(spec.services(), spec.databases());
    }
}
