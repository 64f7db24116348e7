package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an environment is to have in it, as it is kept.
 *
 * @param services what is to run
 * @param databases the databases
 * @param ttl how long it was asked to live; null where nothing was said
 * @param untrusted what runs in it may be anybody's, as with the pull request of a fork: it is given no secrets
 */
public record Desired(
        List<ServiceSpec> services,
        List<DatabaseSpec> databases,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration ttl,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean untrusted) {

    /** Nothing. */
    static final Desired NOTHING = new Desired(List.of(), List.of(), null, false);

    static Desired of(EnvironmentSpec spec) {
        return new Desired(spec.services(), spec.databases(), spec.ttl(), spec.untrusted());
    }
}
