package dev.paved.events;

/** What policies decide. */
public sealed interface PolicyEvent extends PlatformEvent {

    /** The reference of what the policy spoke about. */
    String entity();

    /** The entity. */
    @Override
    default String key() {
        return entity();
    }

    /**
     * An action went against a policy's rule.
     *
     * @param policy the name of the policy
     * @param rule the name of the rule, and where it is written
     * @param action what was tried
     * @param enforced whether it was refused for that, not only warned about
     */
    @EventType("policy.violated")
    record PolicyViolated(String entity, String policy, String rule, String action, boolean enforced)
            implements PolicyEvent {}
}
