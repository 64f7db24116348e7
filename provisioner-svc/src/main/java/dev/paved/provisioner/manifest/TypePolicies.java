package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.provisioner.ProvisionerSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Why a database in an environment of {@code type} cannot be filled with {@code seed}; empty where it can. */
    public Optional<String> refusal(@Nullable String seed, EnvironmentType type) {
        return seed == null
                ? Optional.empty()
                : of(type).flatMap(policy -> SeedClassification.refusal(
                        seed, null, policy.seeds(), type.name().toLowerCase(Locale.ROOT)));
    }

    /** How long an environment of {@code type} lives when nothing is said; empty where it stays. */
    public Optional<Duration> ttl(EnvironmentType type) {
        return of(type).flatMap(TypePolicy::ttl);
    }
}
