package dev.paved.integrations.subscription;

import java.util.UUID;

/**
 * What came of a delivery that was sent.
 *
 * @param claim under which it was
 */
record Sent(String subscription, UUID event, UUID claim, Attempt attempt) {}
