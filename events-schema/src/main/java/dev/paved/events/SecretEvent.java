package dev.paved.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What happens to a secret. None of these has a component for its value. */
public sealed interface SecretEvent extends PlatformEvent {

    /** The service the secret belongs to. */
    String service();

    /** The secret's name, for example {@code DATABASE_URL}. */
    String secret();

    /** The service. */
    @Override
    default String key() {
        return service();
    }

    /** How a secret changed. */
    enum Change {
        @JsonProperty("set")
        SET,
        @JsonProperty("rotated")
        ROTATED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("restored")
        RESTORED,
        /** One that only a newer version knows. Readers meet it; no publisher chooses it. */
        @JsonEnumDefaultValue
        @JsonProperty("unrecognized")
        UNRECOGNIZED
    }

    /**
     * A secret has a new version, or none any more.
     *
     * @param environment the environment it is for; null where it is for all
     * @param secretVersion the version it has now: 1, 2, 3, …
     * @param change how it changed
     */
    @EventType("secret.changed")
    record SecretChanged(
            String service, String secret, @Nullable String environment, long secretVersion, Change change)
            implements SecretEvent {}

    /**
     * Someone or something read a secret.
     *
     * @param environment the environment it is for; null where it is for all
     * @param secretVersion the version that was read
     * @param purpose what for, for example {@code deployment/0199c5…}
     */
    @EventType("secret.accessed")
    record SecretAccessed(
            String service, String secret, @Nullable String environment, long secretVersion, String purpose)
            implements SecretEvent {}
}
