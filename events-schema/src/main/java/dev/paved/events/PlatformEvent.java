package dev.paved.events;

/**
 * Something that happened on the platform. One record an event, one sealed interface a family; {@code switch} over
 * them without a default, so that a new event breaks the build wherever it must be handled.
 *
 * <p>Components only ever get added, as {@code @Nullable}. No event has a component that could hold a secret's value.
 */
public sealed interface PlatformEvent
        permits ServiceEvent,
                EnvironmentEvent,
                DeploymentEvent,
                ChangeEvent,
                IncidentEvent,
                TicketEvent,
                FeedbackEvent,
                SecretEvent,
                PolicyEvent {

    /**
     * The partition key: the service's name where the event has one, else the environment's, else the entity's. All
     * that happens to one service is in order.
     */
    String key();
}
