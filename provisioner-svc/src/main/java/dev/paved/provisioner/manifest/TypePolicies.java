package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.provisioner.ProvisionerSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The {@link TypePolicy} of each type of environment. */
@Singleton
public class TypePolicies {

    private final Map<EnvironmentType, TypePolicy> policies;

    TypePolicies(ProvisionerSettings settings) {
        this.policies = settings.types();
    }

    /** The policy of environments of {@code type}; empty where the type is none that can be asked for. */
    public Optional<TypePolicy> of(EnvironmentType type) {
        return Optional.ofNullable(policies.get(type));
    }

    /** How long an environment of {@code type} lives when nothing is said; empty where it stays. */
    public Optional<Duration> ttl(EnvironmentType type) {
        return of(type).flatMap(TypePolicy::ttl);
    }
}
