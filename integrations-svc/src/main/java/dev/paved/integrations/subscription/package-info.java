/**
 * Teams subscribe to events: each that a subscription wants is sent to its URL as a signed webhook,
 * or posted to its channel of Slack.
 *
 * @see "ADR 38: subscriptions"
 */
@NullMarked
package dev.paved.integrations.subscription;

import org.jspecify.annotations.NullMarked;
