package dev.paved.integrations.subscription;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EnvironmentType;
import org.jspecify.annotations.Nullable;

/** What events of environments tell of them. */
final class EnvironmentFacts {

    private EnvironmentFacts() {}

    /** The type of the environment; null where the event does not tell. */
    static @Nullable EnvironmentType type(EnvironmentEvent event) {
        return switch (event) {
            case EnvironmentRequested it -> it.type();
            case EnvironmentReady it -> it.type();
            case EnvironmentFailed it -> it.type();
            case EnvironmentExtended it -> it.type();
            case EnvironmentExpiring it -> it.type();
            case EnvironmentExpired it -> it.type();
            case EnvironmentDestroyed it -> it.type();
            case PreviewReady ignored -> EnvironmentType.PREVIEW;
            case DatabaseProvisioned ignored -> null;
            case DriftDetected ignored -> null;
            case DriftResolved ignored -> null;
        };
    }
}
