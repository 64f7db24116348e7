package dev.paved.provisioner.target;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.paved.events.EnvironmentType;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a target needs to know of an environment.
 *
 * @param id its identity: a later environment of the same name has another
 * @param owner who owns it
 * @param target the name of the target that it is made on
 * @param identity what the target knows it by, as {@link EnvironmentTarget#claim} told and was recorded
 * @param generation how often what is in it has been set
 * @param services what is to run in it
 * @param secrets what its services are given besides, by name
 */
@JsonIgnoreProperties({"target", "identity", "generation", "services", "secrets"})
public record Placement(
        String id,
        String name,
        EnvironmentType type,
        String owner,
        Instant createdAt,
        String target,
        @Nullable String identity,
        long generation,
        List<ServiceSpec> services,
        SecretNames secrets) {

    public Placement {
        secrets = secrets == null ? SecretNames.NONE : secrets; // The record on the local target has none.
    }
}
